#pragma once

namespace s2s {

/// Significant digits that tell a tick of an axis from the next one, a round `step` (> 0) away, where `size`
/// (>= 0) is the tick's magnitude: 8 where 1.0000025 follows 1. At least `least`; at most 17, which tell any
/// double from its neighbours. `least` where one of the two is no finite number, or there is no step.
int tickDigits(double size, double step, int least);

}  // namespace s2s
