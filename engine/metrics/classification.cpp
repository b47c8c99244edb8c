#include "engine/metrics/classification.h"

#include <algorithm>
#include <cmath>

#include "engine/metrics/class_counts.h"

namespace s2s {

double accuracy(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted) {
  return accuracy(ClassCounts::of(expected, predicted));
}

double macroF1(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted) {
  return macroScores(ClassCounts::of(expected, predicted)).f1;
}

Interval wilsonInterval(double share, std::int64_t count) {
  if (count <= 0) return {};
  constexpr double kQuantile = 1.959963984540054;  // of the normal distribution at 0.975
  const auto n = static_cast<double>(count);
  const double square = kQuantile * kQuantile;
  const double middle = (share + square / (2.0 * n)) / (1.0 + square / n);
  const double half =
      kQuantile / (1.0 + square / n) * std::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
  // The ends of nothing and of everything are exact, which rounding would not leave them.
  return {share <= 0.0 ? 0.0 : std::clamp(middle - half, 0.0, share),
          share >= 1.0 ? 1.0 : std::clamp(middle + half, share, 1.0)};
}

}  // namespace s2s
