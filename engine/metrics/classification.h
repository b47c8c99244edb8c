#pragma once
// How well classes are told, as scikit-learn computes it.

#include <cstdint>
#include <span>

namespace s2s {

/// Share of rows whose class is right; 0 without rows.
double accuracy(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted);

/// Mean of the F1 scores of all classes that occur on either side (f1_score(average="macro",
/// zero_division=0)).
double macroF1(std::span<const std::int64_t> expected, std::span<const std::int64_t> predicted);

/// Bounds of a share of `count` rows at 95 % confidence (Wilson 1927), both 0 without rows. They hold the
/// share, which is within 0 and 1; `low` is 0 where it is 0, `high` is 1 where it is 1.
struct Interval {
  double low = 0.0, high = 0.0;
};
Interval wilsonInterval(double share, std::int64_t count);

}  // namespace s2s
