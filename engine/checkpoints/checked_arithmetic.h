#pragma once
// Sums and products of numbers that come from files, without silent overflow.

#include <cstdint>
#include <optional>
#include <span>

namespace s2s {

inline std::optional<std::int64_t> checkedAdd(std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(left, right, &result)) return std::nullopt;
  return result;
}

inline std::optional<std::int64_t> checkedMultiply(std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(left, right, &result)) return std::nullopt;
  return result;
}

/// Entries of a tensor of these sizes; nothing where a size is negative or the product does not fit.
inline std::optional<std::int64_t> checkedCount(std::span<const std::int64_t> sizes) {
  bool empty = false;
  for (const std::int64_t size : sizes) {
    if (size < 0) return std::nullopt;
    empty = empty || size == 0;
  }
  if (empty) return 0;
  std::int64_t count = 1;
  for (const std::int64_t size : sizes) {
    const auto product = checkedMultiply(count, size);
    if (!product) return std::nullopt;
    count = *product;
  }
  return count;
}

}  // namespace s2s
