#pragma once
// The points of one curve, with a pyramid of extremes that makes a frame cost what it has pixels, whatever
// the number of points.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace s2s {

/// Points ordered by x. Values that are not finite (and, for a logarithmic axis, not positive) count as
/// missing.
class CurveData {
 public:
  /// Replaces the points; they are sorted by x (stably) where they are not in order.
  void assign(std::vector<double> x, std::vector<double> y);
  /// Adds points behind; where x goes back, everything is sorted again.
  void append(std::span<const double> x, std::span<const double> y);
  void setPositiveOnly(bool positiveOnly);

  std::size_t size() const { return m_x.size(); }
  const std::vector<double>& x() const { return m_x; }
  const std::vector<double>& y() const { return m_y; }

  struct Extremes {
    bool any = false;
    std::size_t lowest = 0, highest = 0;  ///< indices
  };
  /// Of the usable values with indices in [begin, end).
  Extremes extremes(std::size_t begin, std::size_t end) const;

  /// Index of the usable point whose x is nearest; size() where there is none.
  std::size_t nearest(double x) const;

  /// Indices [begin, end) of the points with lower ≤ x ≤ upper.
  struct Range {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
  };
  Range within(double lower, double upper) const;

  struct Thinned {
    std::vector<double> x, y;  ///< y is NaN at gaps
  };
  /// What has to be drawn between `lower` and `upper` on `columns` pixel columns: first, lowest, highest and
  /// last point of each column, and one neighbour on either side so that lines run to the edges.
  Thinned thin(double lower, double upper, int columns) const;

  struct Point {
    double x = 0.0, y = std::numeric_limits<double>::quiet_NaN();
  };
  /// The points of one pixel column.
  struct Column {
    bool any = false;     ///< a usable value
    bool points = false;  ///< any point, missing ones too
    Point first, last;    ///< y is NaN where the point is missing: a gap in the line
    double low = 0.0, high = 0.0;
  };
  struct Columns {
    std::vector<Column> columns;
    std::optional<Point> before, after;  ///< neighbours outside, to which the line runs
  };
  /// All pixel columns between `lower` and `upper`, with their extremes. Where a column has very many points,
  /// its extremes are those of the blocks that it touches: a peak beside its edge may be in both columns, and
  /// each column touches the next, so `first` and `last` are left missing.
  Columns columns(double lower, double upper, int count) const;

 private:
  /// Of a block without a usable value low > high.
  struct Extent {
    double low, high;
  };
  /// Of blocks of 16 · 4^k points: few enough of them lie in a pixel column whatever is in sight.
  using Level = std::vector<Extent>;
  static constexpr std::size_t kPointsOfBlock = 16, kFanOut = 4;
  /// What a block of this level is made of: points, or blocks of the level below.
  static constexpr std::size_t partsOf(std::size_t level) { return level == 0 ? kPointsOfBlock : kFanOut; }

  bool usable(double y) const;
  double usableOrGap(std::size_t index) const;
  void sortIfNeeded();
  void index(std::size_t from);
  void noteSpacing(std::size_t from);
  Extent extentOf(std::size_t level, std::size_t begin, std::size_t end);
  /// Which point of a block has this value, one of the block's extremes.
  std::size_t pointWith(double value, std::size_t level, std::size_t block) const;
  void appendColumn(Thinned& thinned, std::size_t begin, std::size_t end) const;
  /// The first index at or behind `from` whose x is not below `value`, looked for near `guess`.
  std::size_t lowerFrom(std::size_t from, std::size_t end, std::size_t guess, double value) const;
  static Extent extentOfUsable(std::span<const double> values);
  Extent extentOfColumn(std::size_t begin, std::size_t end, std::size_t level, std::size_t blockSize) const;
  template <typename TakePoint, typename TakeBlock>
  void walk(std::size_t level, std::size_t begin, std::size_t end, TakePoint& takePoint,
            TakeBlock& takeBlock) const;

  std::vector<double> m_x, m_y;
  std::vector<Level> m_levels;
  double m_spacing = 0.0;  ///< where x[i] is exactly x[0] + i · spacing (steps mostly are); else 0
  bool m_positiveOnly = false;
  bool m_allUsable = true;  ///< false: a value is missing, or was until the next assign()
};

}  // namespace s2s
