#include "engine/metrics/classification.h"

#include <cmath>
#include <map>

namespace s2s {

double accuracy(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted) {
  if (expected.empty()) return 0.0;
  std::size_t right = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) right += expected[i] == predicted[i];
  return static_cast<double>(right) / static_cast<double>(expected.size());
}

double macroF1(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted) {
  struct Counts {
    double right = 0.0, occurrences = 0.0;  ///< on both sides together
  };
  std::map<std::int64_t, Counts> classes;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    classes[expected[i]].occurrences += 1.0;
    classes[predicted[i]].occurrences += 1.0;
    if (expected[i] == predicted[i]) classes[expected[i]].right += 1.0;
  }
  double sum = 0.0;
  for (const auto& [label, counts] : classes) sum += 2.0 * counts.right / counts.occurrences;
  return classes.empty() ? 0.0 : sum / static_cast<double>(classes.size());
}

Interval wilsonInterval(double share, std::int64_t count) {
  if (count <= 0) return {};
  constexpr double kQuantile = 1.959963984540054;  // of the normal distribution at 0.975
  const auto n = static_cast<double>(count);
  const double square = kQuantile * kQuantile;
  const double middle = (share + square / (2.0 * n)) / (1.0 + square / n);
  const double half =
      kQuantile / (1.0 + square / n) * std::sqrt(share * (1.0 - share) / n + square / (4.0 * n * n));
  return {middle - half, middle + half};
}

}  // namespace s2s
