#pragma once
// How OpenMP's threads wait for each other.

namespace s2s {

/// Lets them spin for some microseconds only and then sleep. As shipped, libgomp spins for milliseconds:
/// where another program takes one of two cores, the threads that share the other one burn their time slices
/// waiting for each other, and training becomes fifty times slower instead of twice. What the user has set in
/// GOMP_SPINCOUNT or OMP_WAIT_POLICY stays. libgomp reads the environment when it is loaded, so this belongs
/// at the start of main(), before LibTorch; where libgomp is there already, the program is executed anew with
/// the same arguments.
void limitOpenMpSpinning(char** argv);

}  // namespace s2s
