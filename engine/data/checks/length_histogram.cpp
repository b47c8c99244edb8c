#include "engine/data/checks/length_histogram.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

/// 1, 2, 5, 10, 20, 50, …: the least that is `least` or more.
std::int64_t roundWidth(std::int64_t least) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t digit : {1, 2, 5}) {
      if (digit * power >= least) return digit * power;
    }
  }
}

}  // namespace

void LengthHistogram::add(std::int64_t length) {
  const auto at = static_cast<std::size_t>(std::clamp<std::int64_t>(length, 0, kLongest));
  if (at >= m_counts.size()) m_counts.resize(at + 1);
  ++m_counts[at];
  ++m_count;
  m_sum += length;
  m_longest = std::max(m_longest, length);
}

std::int64_t LengthHistogram::percentile(double share) const {
  const auto rank = std::max<std::int64_t>(
      static_cast<std::int64_t>(std::ceil(share * static_cast<double>(m_count) - 1e-9)), 1);
  std::int64_t before = 0;
  for (std::size_t length = 0; length < m_counts.size(); ++length) {
    before += m_counts[length];
    if (before >= rank) return static_cast<std::int64_t>(length);
  }
  return 0;
}

std::int64_t LengthHistogram::countAbove(std::int64_t cutOff) const {
  std::int64_t above = 0;
  for (auto length = static_cast<std::size_t>(std::max<std::int64_t>(cutOff + 1, 0));
       length < m_counts.size(); ++length)
    above += m_counts[length];
  return above;
}

double LengthHistogram::shareAbove(std::int64_t cutOff) const {
  return m_count == 0 ? 0.0 : static_cast<double>(countAbove(cutOff)) / static_cast<double>(m_count);
}

std::int64_t LengthHistogram::lostAbove(std::int64_t cutOff) const {
  std::int64_t kept = 0;
  for (std::size_t length = 0; length < m_counts.size(); ++length)
    kept += m_counts[length] * std::min(static_cast<std::int64_t>(length), cutOff);
  return m_sum - kept;
}

std::vector<LengthHistogram::Bin> LengthHistogram::bins(std::size_t most) const {
  constexpr double kShown = 0.995;
  std::vector<Bin> all;
  if (m_count == 0) return all;
  const std::int64_t end = percentile(kShown) + 1;
  const std::int64_t width =
      roundWidth((end + static_cast<std::int64_t>(most) - 1) / static_cast<std::int64_t>(most));
  for (std::int64_t from = 0; from < end; from += width) all.push_back({from, from + width - 1, 0});
  if (m_longest > all.back().to) all.push_back({all.back().to + 1, m_longest, 0});
  for (std::size_t length = 0; length < m_counts.size(); ++length) {
    const std::size_t bin = std::min(length / static_cast<std::size_t>(width), all.size() - 1);
    all[bin].count += m_counts[length];
  }
  return all;
}

}  // namespace s2s
