#pragma once
// How products of bfloat16 matrices are cut on processors that multiply float32 alone: what is widened for them
// in passing stays within a bound, whatever the matrices' sizes, and the memory plan can count it.

#include <cstdint>

namespace s2s {

/// Whether oneDNN, and so Torch, multiplies bfloat16 on this processor (AVX-512) without widening it.
bool processorMultipliesBrainFloat();

/// Float32 numbers that a product holds at once beside its operands and its result: 1 MB, which stays in the
/// cache too.
inline constexpr std::int64_t kWideNumbers = 1 << 18;

/// So few rows on the left of a product that reading the matrix costs more than multiplying with it.
inline constexpr std::int64_t kFewRows = 32;

/// A piece of C [rows, columns] = A [rows, inner] · B [inner, columns].
struct WideTile {
  std::int64_t rows, columns, inner;

  /// Float32 numbers that are held for it: the three pieces.
  std::int64_t numbers() const { return (rows + columns) * inner + rows * columns; }
};

/// The tile that a product of these extents, all at least 1, is cut into.
WideTile wideTile(std::int64_t rows, std::int64_t columns, std::int64_t inner);

/// How many of many products of these extents are computed at once; 1 where not even one is within the bound.
std::int64_t wideGroup(std::int64_t rows, std::int64_t columns, std::int64_t inner);

}  // namespace s2s
