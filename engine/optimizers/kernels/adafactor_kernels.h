#pragma once
// The three passes of Adafactor over one row of a matrix's gradient, for the CPU; single-threaded, float32
// inside. The gradient is read again in each: keeping the update of a wide embedding would cost more memory
// than reading its gradient costs time.

#include <cstdint>

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

/// Overloads for both types of storage of the gradient.
#define S2S_ADAFACTOR_KERNELS(T)                                                                              \
  /* Mean over the row of (scale · gradient)² + floor; each square is added to `columnSums` [count] too */  \
  float adafactorMoments(const T* gradient, std::int64_t count, float scale, float floor,                     \
                         float* columnSums);                                                                  \
  /* Sum over the row of (gradient · rowFactor · columnFactors)² */                                        \
  float adafactorSquares(const T* gradient, std::int64_t count, float rowFactor,                              \
                         const float* columnFactors);                                                         \
  /* master = keep · master − size · gradient · rowFactor · columnFactors; `weight`, which may be null, \
     becomes the master rounded */                                                                            \
  void adafactorUpdate(const T* gradient, std::int64_t count, float rowFactor, const float* columnFactors,    \
                       float size, float keep, float* master, BrainFloat* weight);
S2S_ADAFACTOR_KERNELS(float)
S2S_ADAFACTOR_KERNELS(BrainFloat)
#undef S2S_ADAFACTOR_KERNELS

}  // namespace s2s::kernels
