#include "engine/core/tick_digits.h"

#include <algorithm>
#include <cmath>

namespace s2s {

int tickDigits(double size, double step, int least) {
  constexpr double kMost = 17.0;
  if (!(std::isfinite(size) && std::isfinite(step) && step > 0.0)) return least;
  const double powers = std::floor(std::log10(size)) - std::floor(std::log10(step));
  return static_cast<int>(std::clamp(powers + 2.0, static_cast<double>(least), kMost));
}

}  // namespace s2s
