#pragma once
// Rows that do not fit into memory at once and go through in pieces, as few as can be, since every piece has a
// cost of its own.

#include <algorithm>
#include <cstdint>

namespace s2s {

/// How many rows of so many bytes each fit into `bytes`; one at least.
inline std::int64_t rowsThatFit(std::int64_t bytes, std::int64_t bytesPerRow) {
  return std::max<std::int64_t>(1, bytes / bytesPerRow);
}

/// In how many pieces of at most `most` rows so many rows go.
inline std::int64_t piecesOfRows(std::int64_t rows, std::int64_t most) { return (rows + most - 1) / most; }

}  // namespace s2s
