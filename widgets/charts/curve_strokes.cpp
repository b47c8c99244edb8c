#include "widgets/charts/curve_strokes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace s2s {
namespace {

constexpr double kFar = 1e7;       // rows beyond which a place is as good as any
constexpr double kSteepest = 1.4;  // by how much a slope may thicken its stroke
constexpr double kDot = 1.25;      // radius of what stands alone in its column, in widths of the line
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The rows that a line covers in each column.
class Extents {
 public:
  explicit Extents(std::size_t columns) : m_top(columns, kInfinity), m_bottom(columns, -kInfinity) {}

  void cover(std::size_t column, double row) {
    m_top[column] = std::min(m_top[column], row);
    m_bottom[column] = std::max(m_bottom[column], row);
  }
  /// A straight piece from one place to another, x in columns.
  void coverSegment(double x0, double y0, double x1, double y1) {
    // Most points of a dense curve lie in the next column.
    if (x0 >= 0.0 && x1 < static_cast<double>(m_top.size()) && x1 - x0 < 2.0) {
      const auto from = static_cast<std::size_t>(x0), to = static_cast<std::size_t>(x1);
      if (to == from + 1) {
        const double y = y0 + (y1 - y0) * (static_cast<double>(to) - x0) / (x1 - x0);
        cover(from, y0);
        cover(from, y);
        cover(to, y);
        return cover(to, y1);
      }
    }
    const auto last = static_cast<double>(m_top.size());
    const double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0.0;
    const double from = std::max(x0, 0.0), to = std::min(x1, last);
    if (!(from <= to) || from >= last) return;
    const auto end = static_cast<std::size_t>(std::min(to, last - 1));
    for (auto column = static_cast<std::size_t>(from); column <= end; ++column) {
      const double left = std::max(from, static_cast<double>(column));
      const double right = std::min(to, static_cast<double>(column) + 1.0);
      cover(column, y0 + slope * (left - x0));
      cover(column, x1 > x0 ? y0 + slope * (right - x0) : y1);
    }
  }
  bool any(std::size_t column) const { return m_top[column] <= m_bottom[column]; }
  double top(std::size_t column) const { return m_top[column]; }
  double bottom(std::size_t column) const { return m_bottom[column]; }

 private:
  std::vector<double> m_top, m_bottom;
};

/// Where a dashed line that has come this far is drawn.
class Dashes {
 public:
  Dashes(const QList<qreal>& pattern, double width) {
    for (const qreal length : pattern) m_lengths.push_back(length * width);
    m_period = std::accumulate(m_lengths.begin(), m_lengths.end(), 0.0);
  }
  bool drawnAfter(double length) {
    m_travelled += length;
    if (!(m_period > 0.0)) return true;
    double place = std::fmod(m_travelled, m_period);
    for (std::size_t i = 0; i < m_lengths.size(); ++i) {
      if (place < m_lengths[i]) return i % 2 == 0;
      place -= m_lengths[i];
    }
    return false;
  }

 private:
  std::vector<double> m_lengths;
  double m_period = 0.0, m_travelled = 0.0;
};

/// One stroke would hardly be seen where nothing leads to it.
void strokeDot(ColumnCanvas& canvas, int column, double top, double bottom, double radius, QRgb color) {
  const int reach = static_cast<int>(radius);
  for (int away = -reach; away <= reach; ++away) {
    const double half = std::sqrt(radius * radius - away * away);
    canvas.stroke(column + away, top - half, bottom + half, color);
  }
}

}  // namespace

void strokeCurve(ColumnCanvas& canvas, const CurveData::Columns& columns, double lower, double upper,
                 const RowScale& scale, const StrokeStyle& style) {
  const std::size_t count = columns.columns.size();
  if (count == 0) return;
  const double perUnit = static_cast<double>(count) / (upper - lower);
  const auto row = [&](double value) { return std::clamp(scale.rowOf(value), -kFar, kFar); };
  Extents extents(count);
  double lastX = 0.0, lastY = 0.0;
  bool line = false;  // a point is there to go on from
  const auto goOnTo = [&](const CurveData::Point& point) {
    const double x = (point.x - lower) * perUnit, y = row(point.y);
    if (line) extents.coverSegment(lastX, lastY, x, y);
    lastX = x;
    lastY = y;
    line = true;
  };
  if (columns.before && !std::isnan(columns.before->y)) goOnTo(*columns.before);
  for (std::size_t c = 0; c < count; ++c) {
    const CurveData::Column& column = columns.columns[c];
    if (!column.points) continue;
    if (std::isnan(column.first.y))
      line = false;
    else
      goOnTo(column.first);
    if (column.any) {
      extents.cover(c, row(column.low));
      extents.cover(c, row(column.high));
    }
    line = false;
    if (!std::isnan(column.last.y)) {
      lastX = (column.last.x - lower) * perUnit;
      lastY = row(column.last.y);
      line = true;
    }
  }
  if (columns.after && !std::isnan(columns.after->y)) goOnTo(*columns.after);

  Dashes dashes(style.dash, style.width);
  const QRgb color = qPremultiply(style.color);
  for (std::size_t c = 0; c < count; ++c) {
    if (!extents.any(c)) continue;
    const bool alone = (c == 0 || !extents.any(c - 1)) && (c + 1 == count || !extents.any(c + 1));
    if (alone) {
      strokeDot(canvas, static_cast<int>(c), extents.top(c), extents.bottom(c), kDot * style.width, color);
      continue;
    }
    const double rise = extents.bottom(c) - extents.top(c), length = std::sqrt(1.0 + rise * rise);
    if (!dashes.drawnAfter(length)) continue;
    // Half of the line's width, measured upright.
    const double half = style.width / 2 * std::min(length, kSteepest);
    canvas.stroke(static_cast<int>(c), extents.top(c) - half, extents.bottom(c) + half, color);
  }
}

}  // namespace s2s
