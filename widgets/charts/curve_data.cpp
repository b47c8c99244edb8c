#include "widgets/charts/curve_data.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace s2s {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

std::size_t lowerIndex(const std::vector<double>& x, double value, std::size_t from = 0) {
  return static_cast<std::size_t>(
      std::lower_bound(x.begin() + static_cast<std::ptrdiff_t>(from), x.end(), value) - x.begin());
}

}  // namespace

bool CurveData::usable(double y) const { return std::isfinite(y) && (!m_positiveOnly || y > 0.0); }

void CurveData::assign(std::vector<double> x, std::vector<double> y) {
  if (x.size() != y.size()) throw std::logic_error("CurveData: x and y differ in length");
  m_x = std::move(x);
  m_y = std::move(y);
  sortIfNeeded();
  m_levels.clear();
  index(0);
}

void CurveData::append(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::logic_error("CurveData: x and y differ in length");
  if (x.empty()) return;
  const std::size_t before = m_x.size();
  const bool ordered = std::is_sorted(x.begin(), x.end()) && (before == 0 || x.front() >= m_x.back());
  m_x.insert(m_x.end(), x.begin(), x.end());
  m_y.insert(m_y.end(), y.begin(), y.end());
  if (ordered) return index(before);
  sortIfNeeded();
  m_levels.clear();
  index(0);
}

void CurveData::setPositiveOnly(bool positiveOnly) {
  if (positiveOnly == m_positiveOnly) return;
  m_positiveOnly = positiveOnly;
  m_levels.clear();
  index(0);
}

void CurveData::sortIfNeeded() {
  if (std::is_sorted(m_x.begin(), m_x.end())) return;
  std::vector<std::size_t> order(m_x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return m_x[a] < m_x[b]; });
  std::vector<double> x(m_x.size()), y(m_y.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    x[i] = m_x[order[i]];
    y[i] = m_y[order[i]];
  }
  m_x = std::move(x);
  m_y = std::move(y);
}

/// Brings the blocks that hold points from `from` on up to date, level by level.
void CurveData::index(std::size_t from) {
  std::size_t below = m_x.size();
  for (std::size_t level = 0; below > kFanOut || (level == 0 && below > 0); ++level) {
    if (m_levels.size() <= level) m_levels.emplace_back();
    std::vector<Block>& blocks = m_levels[level];
    const std::size_t count = (below + kFanOut - 1) / kFanOut;
    const std::size_t first =
        blocks.empty() ? 0 : from / kFanOut;  // a level that appears now is empty so far
    blocks.resize(count);
    for (std::size_t b = first; b < count; ++b) {
      Extremes found;
      for (std::size_t i = b * kFanOut; i < std::min(below, (b + 1) * kFanOut); ++i) {
        if (level == 0)
          take(found, i);
        else
          take(found, m_levels[level - 1][i]);
      }
      blocks[b] = found.any ? Block{static_cast<std::uint32_t>(found.lowest),
                                    static_cast<std::uint32_t>(found.highest)}
                            : Block{};
    }
    from = first;
    below = count;
  }
}

void CurveData::take(Extremes& extremes, std::size_t index) const {
  if (!usable(m_y[index])) return;
  if (!extremes.any || m_y[index] < m_y[extremes.lowest]) extremes.lowest = index;
  if (!extremes.any || m_y[index] > m_y[extremes.highest]) extremes.highest = index;
  extremes.any = true;
}

void CurveData::take(Extremes& extremes, const Block& block) const {
  if (block.lowest == kNone) return;
  take(extremes, static_cast<std::size_t>(block.lowest));
  take(extremes, static_cast<std::size_t>(block.highest));
}

CurveData::Extremes CurveData::extremes(std::size_t begin, std::size_t end) const {
  Extremes found;
  end = std::min(end, m_x.size());
  std::size_t i = begin;
  while (i < end) {
    // The largest block that starts here and ends in time.
    std::size_t level = 0, width = 1;
    while (level < m_levels.size() && i % (width * kFanOut) == 0 && i + width * kFanOut <= end) {
      width *= kFanOut;
      ++level;
    }
    if (level == 0)
      take(found, i);
    else
      take(found, m_levels[level - 1][i / width]);
    i += width;
  }
  return found;
}

std::size_t CurveData::nearest(double x) const {
  std::size_t right = lowerIndex(m_x, x), left = right;
  while (right < m_x.size() && !usable(m_y[right])) ++right;
  while (left > 0 && !usable(m_y[left - 1])) --left;
  if (left == 0) return right;
  if (right >= m_x.size()) return left - 1;
  return m_x[right] - x < x - m_x[left - 1] ? right : left - 1;
}

void CurveData::appendColumn(Thinned& thinned, std::size_t begin, std::size_t end) const {
  const auto add = [&](std::size_t i) {
    thinned.x.push_back(m_x[i]);
    thinned.y.push_back(usable(m_y[i]) ? m_y[i] : kGap);
  };
  if (end - begin <= 4) {
    for (std::size_t i = begin; i < end; ++i) add(i);
    return;
  }
  const Extremes found = extremes(begin, end);
  std::size_t indices[4] = {begin, found.any ? found.lowest : begin, found.any ? found.highest : begin,
                            end - 1};
  std::sort(std::begin(indices), std::end(indices));
  for (std::size_t k = 0; k < 4; ++k) {
    if (k == 0 || indices[k] != indices[k - 1]) add(indices[k]);
  }
}

CurveData::Thinned CurveData::thin(double lower, double upper, int columns) const {
  Thinned thinned;
  if (m_x.empty() || columns < 1 || !(lower <= upper)) return thinned;
  std::size_t begin = lowerIndex(m_x, lower);
  std::size_t end = static_cast<std::size_t>(std::upper_bound(m_x.begin(), m_x.end(), upper) - m_x.begin());
  const bool hasLeft = begin > 0, hasRight = end < m_x.size();
  thinned.x.reserve(static_cast<std::size_t>(columns) * 4 + 2);
  thinned.y.reserve(thinned.x.capacity());
  if (hasLeft) appendColumn(thinned, begin - 1, begin);
  if (end - begin <= 4 * static_cast<std::size_t>(columns)) {
    for (std::size_t i = begin; i < end; ++i) appendColumn(thinned, i, i + 1);
  } else {
    const double width = (upper - lower) / columns;
    for (int column = 0; column < columns && begin < end; ++column) {
      const std::size_t next =
          column + 1 == columns ? end : std::min(end, lowerIndex(m_x, lower + width * (column + 1), begin));
      if (next > begin) appendColumn(thinned, begin, next);
      begin = next;
    }
  }
  if (hasRight) appendColumn(thinned, end, end + 1);
  return thinned;
}

}  // namespace s2s
