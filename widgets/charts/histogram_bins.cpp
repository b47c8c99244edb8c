#include "widgets/charts/histogram_bins.h"

#include <algorithm>
#include <cmath>

namespace s2s {

CountedValues::CountedValues(std::vector<ValueCount> counts) : m_counts(std::move(counts)) {
  std::erase_if(m_counts, [](const ValueCount& count) { return count.times == 0; });
  std::ranges::sort(m_counts, {}, &ValueCount::value);
  std::size_t kept = 0;
  for (const ValueCount& count : m_counts) {
    m_total += count.times;
    if (kept > 0 && m_counts[kept - 1].value == count.value)
      m_counts[kept - 1].times += count.times;
    else
      m_counts[kept++] = count;
  }
  m_counts.resize(kept);
}

std::int64_t CountedValues::quantile(double share) const {
  std::uint64_t sum = 0;
  for (const ValueCount& count : m_counts) {
    sum += count.times;
    if (static_cast<double>(sum) >= share * static_cast<double>(m_total)) return count.value;
  }
  return largest();
}

std::uint64_t CountedValues::timesAbove(std::int64_t value) const {
  std::uint64_t above = 0;
  for (const ValueCount& count : m_counts) {
    if (count.value > value) above += count.times;
  }
  return above;
}

double CountedValues::shareAbove(std::int64_t value) const {
  return m_total == 0 ? 0.0 : static_cast<double>(timesAbove(value)) / static_cast<double>(m_total);
}

std::vector<std::uint64_t> HistogramBins::heights(const CountedValues& values) const {
  std::vector<std::uint64_t> heights(static_cast<std::size_t>(count), 0);
  for (const ValueCount& each : values.counts()) {
    if (each.value >= first && each.value < end())
      heights[static_cast<std::size_t>((each.value - first) / width)] += each.times;
  }
  return heights;
}

HistogramBins binsFor(AxisRange range, int bars) {
  HistogramBins bins;
  bins.width = std::max<std::int64_t>(1, std::llround(roundStep(range, bars, true)));
  const auto width = static_cast<double>(bins.width);
  bins.first = static_cast<std::int64_t>(std::floor(range.lower / width)) * bins.width;
  const double needed = (range.upper - static_cast<double>(bins.first)) / width;
  bins.count = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(needed - 1e-9)));
  return bins;
}

}  // namespace s2s
