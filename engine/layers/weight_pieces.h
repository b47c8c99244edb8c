#pragma once
// Large matrices a piece at a time.

#include "engine/layers/torch_api.h"

#include <algorithm>

namespace s2s {

/// f(begin, end) over pieces of `rows` rows of `width` numbers, each at most 64 MB in float32.
template <typename Function>
void overPieces(std::int64_t rows, std::int64_t width, const Function& f) {
  const std::int64_t height = std::max<std::int64_t>(1, (16 << 20) / std::max<std::int64_t>(1, width));
  for (std::int64_t begin = 0; begin < rows; begin += height) f(begin, std::min(rows, begin + height));
}

}  // namespace s2s
