#pragma once
// Which rows of a data set are used, and what the limits did to each of them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace s2s {

/// A row in tokens, before anything of it is hidden. Both sides of a pair that a classifier reads are its
/// source.
struct RowLength {
  std::int32_t source = 0, target = 0;          ///< as the row has them
  std::int32_t keptSource = 0, keptTarget = 0;  ///< within the limits

  bool isCut() const { return keptSource < source || keptTarget < target; }
};

class KeptRows {
 public:
  /// The next example is of row `row`, counted among all that were given. Every row is either kept or
  /// discarded, in their order.
  void keep(std::size_t row, const RowLength& length);
  /// A row is left out because it is longer than the limits.
  void discard() { ++m_discarded; }
  /// Only the first `count` examples are used from here on; what lies behind them counts as neither cut nor
  /// discarded.
  void limitTo(std::size_t count);

  std::size_t size() const { return m_rows.size(); }
  std::size_t row(std::size_t example) const { return m_rows[example]; }
  const RowLength& length(std::size_t example) const { return m_lengths[example]; }
  std::int64_t discarded() const { return m_discarded; }
  /// Whether limitTo() leaves the row out, whatever else does.
  bool isBehindLimit(std::size_t row) const { return m_firstLimited && row >= *m_firstLimited; }
  /// Rows that were cut to fit.
  std::int64_t cut() const;

 private:
  std::vector<std::uint32_t> m_rows;
  std::vector<RowLength> m_lengths;
  std::int64_t m_discarded = 0;
  std::optional<std::uint32_t> m_firstLimited;  ///< row of the first example that limitTo() took away
};

}  // namespace s2s
