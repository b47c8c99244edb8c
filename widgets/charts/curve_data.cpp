#include "widgets/charts/curve_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace s2s {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
/// Blocks that a column must hold so that the rest of those at its edges hardly shows: half a pixel.
constexpr std::size_t kBlocksOfColumn = 2;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

void widen(double& low, double& high, double otherLow, double otherHigh) {
  low = otherLow < low ? otherLow : low;
  high = otherHigh > high ? otherHigh : high;
}

}  // namespace

bool CurveData::usable(double y) const { return std::isfinite(y) && (!m_positiveOnly || y > 0.0); }

double CurveData::usableOrGap(std::size_t index) const { return usable(m_y[index]) ? m_y[index] : kGap; }

void CurveData::assign(std::vector<double> x, std::vector<double> y) {
  if (x.size() != y.size()) throw std::logic_error("CurveData: x and y differ in length");
  m_x = std::move(x);
  m_y = std::move(y);
  sortIfNeeded();
  noteSpacing(0);
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
  if (ordered) {
    noteSpacing(before);
    return index(before);
  }
  sortIfNeeded();
  noteSpacing(0);
  m_levels.clear();
  index(0);
}

/// Looks at the points from `from` on; those before are known.
void CurveData::noteSpacing(std::size_t from) {
  if (from < 2) m_spacing = m_x.size() > 1 ? m_x[1] - m_x[0] : 0.0;
  if (!(m_spacing > 0.0) || !std::isfinite(m_spacing)) return void(m_spacing = 0.0);
  for (std::size_t i = from; i < m_x.size(); ++i) {
    if (m_x[i] != m_x[0] + static_cast<double>(i) * m_spacing) return void(m_spacing = 0.0);
  }
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
  if (from == 0) m_allUsable = true;
  std::size_t below = m_x.size();
  for (std::size_t level = 0; below > kFanOut || (level == 0 && below > 0); ++level) {
    if (m_levels.size() <= level) m_levels.emplace_back();
    const std::size_t parts = partsOf(level), count = (below + parts - 1) / parts;
    // A level that appears now is empty so far.
    const std::size_t first = m_levels[level].empty() ? 0 : from / parts;
    m_levels[level].resize(count);
    for (std::size_t b = first; b < count; ++b)
      m_levels[level][b] = extentOf(level, b * parts, std::min(below, (b + 1) * parts));
    from = first;
    below = count;
  }
}

/// Of a block that is made of the parts [begin, end) below its level.
CurveData::Extent CurveData::extentOf(std::size_t level, std::size_t begin, std::size_t end) {
  Extent extent{kInfinity, -kInfinity};
  for (std::size_t i = begin; i < end; ++i) {
    if (level > 0) {
      widen(extent.low, extent.high, m_levels[level - 1][i].low, m_levels[level - 1][i].high);
    } else if (usable(m_y[i])) {
      widen(extent.low, extent.high, m_y[i], m_y[i]);
    } else {
      m_allUsable = false;
    }
  }
  return extent;
}

std::size_t CurveData::pointWith(double value, std::size_t level, std::size_t block) const {
  for (std::size_t part = block;; --level) {
    part *= partsOf(level);
    if (level == 0) {
      while (!usable(m_y[part]) || m_y[part] != value) ++part;
      return part;
    }
    const Level& below = m_levels[level - 1];
    while (below[part].low != value && below[part].high != value) ++part;
  }
}

/// Visits [begin, end) of a level (0: points, k: blocks of level k − 1) by the largest blocks that fit, what
/// lies before and behind them one by one.
template <typename TakePoint, typename TakeBlock>
void CurveData::walk(std::size_t level, std::size_t begin, std::size_t end, TakePoint& takePoint,
                     TakeBlock& takeBlock) const {
  const auto takeAll = [&](std::size_t from, std::size_t to) {
    if (level == 0) {
      for (std::size_t i = from; i < to; ++i) takePoint(i);
    } else {
      for (std::size_t i = from; i < to; ++i) takeBlock(level - 1, i);
    }
  };
  const std::size_t parts = partsOf(level);
  // Below that, going up costs more than it spares.
  if (level >= m_levels.size() || end - begin < 2 * parts) return takeAll(begin, end);
  const std::size_t first = (begin + parts - 1) / parts, last = end / parts;
  takeAll(begin, first * parts);
  walk(level + 1, first, last, takePoint, takeBlock);
  takeAll(last * parts, end);
}

CurveData::Extremes CurveData::extremes(std::size_t begin, std::size_t end) const {
  struct Place {
    std::optional<std::size_t> level;  ///< none: the index is a point's
    std::size_t index = 0;
  };
  Place lowest, highest;
  double low = kInfinity, high = -kInfinity;
  const auto take = [&](const Extent& extent, const Place& place) {
    if (extent.low < low) low = extent.low, lowest = place;
    if (extent.high > high) high = extent.high, highest = place;
  };
  const auto takePoint = [&](std::size_t i) {
    if (usable(m_y[i])) take({m_y[i], m_y[i]}, {{}, i});
  };
  const auto takeBlock = [&](std::size_t level, std::size_t block) {
    take(m_levels[level][block], {level, block});
  };
  walk(0, begin, std::min(end, m_x.size()), takePoint, takeBlock);
  const auto pointAt = [&](const Place& place, double value) {
    return place.level ? pointWith(value, *place.level, place.index) : place.index;
  };
  if (!(low <= high)) return {};
  return {true, pointAt(lowest, low), pointAt(highest, high)};
}

std::size_t CurveData::nearest(double x) const {
  std::size_t right = within(x, kInfinity).begin, left = right;
  while (right < m_x.size() && !usable(m_y[right])) ++right;
  while (left > 0 && !usable(m_y[left - 1])) --left;
  if (left == 0) return right;
  if (right >= m_x.size()) return left - 1;
  return m_x[right] - x < x - m_x[left - 1] ? right : left - 1;
}

CurveData::Range CurveData::within(double lower, double upper) const {
  const auto begin = std::lower_bound(m_x.begin(), m_x.end(), lower);
  const auto end = std::upper_bound(begin, m_x.end(), upper);
  return {static_cast<std::size_t>(begin - m_x.begin()), static_cast<std::size_t>(end - m_x.begin())};
}

std::size_t CurveData::lowerFrom(std::size_t from, std::size_t end, std::size_t guess, double value) const {
  if (m_spacing > 0.0) {
    // No look into memory, where each would cost a cache miss.
    const double place =
        std::clamp((value - m_x[0]) / m_spacing, static_cast<double>(from), static_cast<double>(end));
    auto found = static_cast<std::size_t>(place);
    const auto at = [&](std::size_t i) { return m_x[0] + static_cast<double>(i) * m_spacing; };
    while (found > from && at(found - 1) >= value) --found;
    while (found < end && at(found) < value) ++found;
    return found;
  }
  // Gallops from the guess: steps are mostly evenly spaced, so it is near.
  std::size_t low = from, high = end, stride = 1;
  guess = std::clamp(guess, from, end);
  if (guess < end && m_x[guess] < value) {
    low = guess + 1;
    while (low + stride < end && m_x[low + stride] < value) low += stride + 1, stride *= 2;
    high = std::min(end, low + stride);
  } else {
    high = guess;
    while (high > from + stride && m_x[high - stride] >= value) high -= stride, stride *= 2;
    low = high > from + stride ? high - stride : from;
  }
  const auto begin = m_x.begin();
  return static_cast<std::size_t>(std::lower_bound(begin + static_cast<std::ptrdiff_t>(low),
                                                   begin + static_cast<std::ptrdiff_t>(high), value) -
                                  begin);
}

void CurveData::appendColumn(Thinned& thinned, std::size_t begin, std::size_t end) const {
  const auto add = [&](std::size_t i) {
    thinned.x.push_back(m_x[i]);
    thinned.y.push_back(usableOrGap(i));
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
  const Range range = within(lower, upper);
  std::size_t begin = range.begin;
  thinned.x.reserve(std::min(range.size(), static_cast<std::size_t>(columns) * 4) + 2);
  thinned.y.reserve(thinned.x.capacity());
  if (range.begin > 0) appendColumn(thinned, begin - 1, begin);
  if (range.size() <= 4 * static_cast<std::size_t>(columns)) {
    for (std::size_t i = begin; i < range.end; ++i) appendColumn(thinned, i, i + 1);
  } else {
    const double width = (upper - lower) / columns;
    std::size_t stride = range.size() / static_cast<std::size_t>(columns);
    for (int column = 0; column < columns && begin < range.end; ++column) {
      const std::size_t next =
          column + 1 == columns ? range.end
                                : lowerFrom(begin, range.end, begin + stride, lower + width * (column + 1));
      if (next > begin) appendColumn(thinned, begin, next), stride = next - begin;
      begin = next;
    }
  }
  if (range.end < m_x.size()) appendColumn(thinned, range.end, range.end + 1);
  return thinned;
}

/// Of numbers that are all finite, by four at a time: one chain of comparisons waits for each before it.
CurveData::Extent CurveData::extentOfUsable(std::span<const double> values) {
  std::array<double, 4> low, high;
  low.fill(kInfinity);
  high.fill(-kInfinity);
  std::size_t i = 0;
  for (; i + 4 <= values.size(); i += 4) {
    for (std::size_t k = 0; k < 4; ++k) widen(low[k], high[k], values[i + k], values[i + k]);
  }
  for (; i < values.size(); ++i) widen(low[0], high[0], values[i], values[i]);
  return {std::ranges::min(low), std::ranges::max(high)};
}

/// Of the points [begin, end), by the blocks of a level that they touch (`blockSize` points each; 1 and level
/// 0: by the points themselves).
CurveData::Extent CurveData::extentOfColumn(std::size_t begin, std::size_t end, std::size_t level,
                                            std::size_t blockSize) const {
  if (level == 0 && m_allUsable) return extentOfUsable(std::span(m_y).subspan(begin, end - begin));
  Extent extent{kInfinity, -kInfinity};
  if (level == 0) {
    for (std::size_t i = begin; i < end; ++i) {
      if (usable(m_y[i])) widen(extent.low, extent.high, m_y[i], m_y[i]);
    }
    return extent;
  }
  const Level& blocks = m_levels[level - 1];
  for (std::size_t b = begin / blockSize, last = (end - 1) / blockSize; b <= last; ++b)
    widen(extent.low, extent.high, blocks[b].low, blocks[b].high);
  return extent;
}

CurveData::Columns CurveData::columns(double lower, double upper, int count) const {
  Columns found;
  if (m_x.empty() || count < 1 || !(lower < upper)) return found;
  const auto point = [&](std::size_t i) { return Point{m_x[i], usableOrGap(i)}; };
  const Range range = within(lower, upper);
  if (range.begin > 0) found.before = point(range.begin - 1);
  if (range.end < m_x.size()) found.after = point(range.end);
  found.columns.resize(static_cast<std::size_t>(count));
  const double width = (upper - lower) / count;
  std::size_t begin = range.begin, stride = range.size() / static_cast<std::size_t>(count);
  for (int c = 0; c < count && begin < range.end; ++c) {
    const std::size_t next =
        c + 1 == count ? range.end : lowerFrom(begin, range.end, begin + stride, lower + width * (c + 1));
    if (next == begin) continue;
    std::size_t level = 0, blockSize = 1;  // of the blocks that are looked at; 1: points
    while (level < m_levels.size() && kBlocksOfColumn * blockSize * partsOf(level) <= next - begin)
      blockSize *= partsOf(level++);
    const Extent extent = extentOfColumn(begin, next, level, blockSize);
    Column& column = found.columns[static_cast<std::size_t>(c)];
    column.points = true;
    column.any = extent.low <= extent.high;
    column.low = extent.low;
    column.high = extent.high;
    if (level == 0) {
      column.first = point(begin);
      column.last = point(next - 1);
    }
    stride = next - begin;
    begin = next;
  }
  return found;
}

}  // namespace s2s
