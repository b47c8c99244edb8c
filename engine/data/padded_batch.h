#pragma once
// Sequences of different length as one matrix, before any tensor is made of it.

#include <cstdint>
#include <span>
#include <vector>

namespace s2s {

/// Row-major [rows, width]; width is the longest sequence's length, at least 1.
struct PaddedMatrix {
  std::int64_t rows = 0;
  std::int64_t width = 0;
  std::vector<std::int64_t> ids;      ///< rows · width
  std::vector<std::int64_t> lengths;  ///< of each row, without padding
};

/// Pads on the right with `padding` (T5: the padding id for sources, -100 for labels that are not to be
/// learned).
PaddedMatrix padRows(const std::vector<std::span<const std::int64_t>>& rows, std::int64_t padding);

}  // namespace s2s
