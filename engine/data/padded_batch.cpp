#include "engine/data/padded_batch.h"

#include <algorithm>

namespace s2s {

PaddedMatrix padRows(const std::vector<std::span<const std::int64_t>>& rows, std::int64_t padding) {
  PaddedMatrix matrix;
  matrix.rows = static_cast<std::int64_t>(rows.size());
  matrix.width = 1;
  for (const auto& row : rows) {
    matrix.lengths.push_back(static_cast<std::int64_t>(row.size()));
    matrix.width = std::max(matrix.width, matrix.lengths.back());
  }
  matrix.ids.assign(static_cast<std::size_t>(matrix.rows * matrix.width), padding);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::copy(rows[i], matrix.ids.begin() + static_cast<std::ptrdiff_t>(i) * matrix.width);
  }
  return matrix;
}

}  // namespace s2s
