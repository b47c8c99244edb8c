#pragma once
// The filters of one data set, applied in their order, with a count for each.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/data/filters/row_filter.h"

namespace s2s {

/// What one filter did.
struct FilterCount {
  std::string kind;
  std::int64_t seen = 0;       ///< rows that came to it
  std::int64_t removed = 0;    ///< rows that it left out
  std::int64_t shortened = 0;  ///< rows that stayed and lost lines
  std::int64_t firstLine = 0;  ///< where the first row stands that it left out
  std::string firstWhy;
};

/// "duplicates left out 12 of 3,799 rows, the first in line 8: repeats line 3"
std::string describe(const FilterCount& count);

class FilterChain {
 public:
  /// Of `data.filters`, for rows that were read for `needs`. Options that cannot be used, and files that
  /// cannot be read, are errors that name the filter.
  static Result<FilterChain> make(const DataSource& data, RowNeeds needs);

  /// Whether the row stays; where it does not, `why` says so, with the filter's kind. A row with an empty
  /// side comes to filters of empty sides alone.
  bool keeps(TextPair& row, std::string* why = nullptr);

  bool empty() const { return m_filters.empty(); }
  const std::vector<FilterCount>& counts() const { return m_counts; }

 private:
  RowNeeds m_needs = RowNeeds::target;
  std::vector<std::unique_ptr<RowFilter>> m_filters;
  std::vector<FilterCount> m_counts;
};

}  // namespace s2s
