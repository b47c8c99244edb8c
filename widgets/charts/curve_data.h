#pragma once
// The points of one curve, with an index of extremes that makes thinning independent of the number of points.

#include <cstddef>
#include <cstdint>
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

  struct Thinned {
    std::vector<double> x, y;  ///< y is NaN at gaps
  };
  /// What has to be drawn between `lower` and `upper` on `columns` pixel columns: first, lowest, highest and
  /// last point of each column, and one neighbour on either side so that lines run to the edges.
  Thinned thin(double lower, double upper, int columns) const;

 private:
  struct Block {
    std::uint32_t lowest = kNone, highest = kNone;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;
  static constexpr std::size_t kFanOut = 32;

  bool usable(double y) const;
  void sortIfNeeded();
  void index(std::size_t from);
  void take(Extremes& extremes, const Block& block) const;
  void take(Extremes& extremes, std::size_t index) const;
  void appendColumn(Thinned& thinned, std::size_t begin, std::size_t end) const;

  std::vector<double> m_x, m_y;
  std::vector<std::vector<Block>> m_levels;  ///< level k: extremes of 32^(k+1) points each
  bool m_positiveOnly = false;
};

}  // namespace s2s
