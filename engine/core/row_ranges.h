#pragma once
// Work on large matrices piece by piece, so that intermediate copies stay in the cache and never double the
// memory.

#include <algorithm>
#include <cstdint>

namespace s2s {

/// Calls `body(begin, end)` with ranges that cover [0, rows) in order; `width` × range stays near a million.
template <typename Body>
void forEachRowRange(std::int64_t rows, std::int64_t width, Body&& body) {
  constexpr std::int64_t kElements = 1 << 20;
  const std::int64_t height = std::max<std::int64_t>(1, kElements / std::max<std::int64_t>(1, width));
  for (std::int64_t begin = 0; begin < rows; begin += height) body(begin, std::min(rows, begin + height));
}

}  // namespace s2s
