#pragma once
// Whole values with how often they occur, and their bars.

#include <cstdint>
#include <vector>

#include "widgets/charts/axis_fit.h"

namespace s2s {

struct ValueCount {
  std::int64_t value = 0;
  std::uint64_t times = 0;
};

/// Ordered by value, each value once, none that never occurs.
class CountedValues {
 public:
  CountedValues() = default;
  explicit CountedValues(std::vector<ValueCount> counts);  ///< in any order; a value may come twice

  const std::vector<ValueCount>& counts() const { return m_counts; }
  bool empty() const { return m_counts.empty(); }
  std::uint64_t total() const { return m_total; }
  std::int64_t smallest() const { return empty() ? 0 : m_counts.front().value; }
  std::int64_t largest() const { return empty() ? 0 : m_counts.back().value; }
  /// The smallest value that at least `share` of all do not exceed.
  std::int64_t quantile(double share) const;
  std::uint64_t timesAbove(std::int64_t value) const;
  double shareAbove(std::int64_t value) const;  ///< 0 of nothing

 private:
  std::vector<ValueCount> m_counts;
  std::uint64_t m_total = 0;
};

/// Bars over whole values: bar b counts [first + b·width, first + (b+1)·width).
struct HistogramBins {
  std::int64_t first = 0, width = 1;
  std::int64_t count = 1;

  std::int64_t begin(std::int64_t bar) const { return first + bar * width; }
  std::int64_t end() const { return begin(count); }
  std::vector<std::uint64_t> heights(const CountedValues& values) const;
};

/// At most about `bars` of a round width that cover the range.
HistogramBins binsFor(AxisRange range, int bars);

}  // namespace s2s
