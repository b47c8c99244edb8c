#pragma once
// How often each length occurs.

#include <cstdint>
#include <vector>

namespace s2s {

/// Exact up to kLongest; what is longer counts as that long, and only `longest` knows better.
class LengthHistogram {
 public:
  static constexpr std::int64_t kLongest = 1 << 16;

  void add(std::int64_t length);

  std::int64_t count() const { return m_count; }
  std::int64_t sum() const { return m_sum; }
  std::int64_t longest() const { return m_longest; }
  double mean() const {
    return m_count == 0 ? 0.0 : static_cast<double>(m_sum) / static_cast<double>(m_count);
  }

  /// The least length that `share` (0 to 1) of the texts do not exceed (nearest rank).
  std::int64_t percentile(double share) const;
  /// Texts longer than a cut-off: those that it shortens.
  std::int64_t countAbove(std::int64_t cutOff) const;
  double shareAbove(std::int64_t cutOff) const;
  /// Tokens beyond the cut-off, of all texts together.
  std::int64_t lostAbove(std::int64_t cutOff) const;

  /// Lengths from `from` to `to`, both included.
  struct Bin {
    std::int64_t from = 0, to = 0, count = 0;
  };
  /// Bins of one width, a round number, that together hold every text: at most `most` up to the length that
  /// 99.5 % do not exceed, and one for the rest.
  std::vector<Bin> bins(std::size_t most = 60) const;
  /// Texts of each length, from 0 on.
  const std::vector<std::int64_t>& counts() const { return m_counts; }

 private:
  std::vector<std::int64_t> m_counts;
  std::int64_t m_count = 0, m_sum = 0, m_longest = 0;
};

}  // namespace s2s
