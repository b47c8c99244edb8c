#include "engine/core/wide_tiles.h"

#include <algorithm>
#include <cmath>

namespace s2s {
namespace {

constexpr std::int64_t kInner = 512;

/// The most rows r beside `columns` columns for which (r + columns) · inner + r · columns is within the bound.
std::int64_t mostBeside(std::int64_t columns, std::int64_t inner) {
  return std::max<std::int64_t>(1, (kWideNumbers - columns * inner) / (columns + inner));
}

}  // namespace

bool processorMultipliesBrainFloat() {
#if defined(__x86_64__) && defined(__GNUC__)
  static const bool answer = __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
                             __builtin_cpu_supports("avx512dq");
  return answer;
#else
  return true;
#endif
}

WideTile wideTile(std::int64_t rows, std::int64_t columns, std::int64_t inner) {
  WideTile tile{rows, columns, std::min(inner, kInner)};
  if (tile.numbers() <= kWideNumbers) return tile;
  // A square one multiplies most often with what it widens.
  const auto width = static_cast<double>(tile.inner);
  const auto square = static_cast<std::int64_t>(std::sqrt(width * width + kWideNumbers) - width);
  if (rows <= square) {
    tile.columns = std::min(columns, mostBeside(rows, tile.inner));
  } else if (columns <= square) {
    tile.rows = std::min(rows, mostBeside(columns, tile.inner));
  } else {
    tile.rows = tile.columns = square;
  }
  return tile;
}

std::int64_t wideGroup(std::int64_t rows, std::int64_t columns, std::int64_t inner) {
  return std::max<std::int64_t>(1, kWideNumbers / WideTile{rows, columns, inner}.numbers());
}

}  // namespace s2s
