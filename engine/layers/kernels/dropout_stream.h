#pragma once
// Dropout masks as a function of a seed and a position, so that the backward pass makes them again and none
// is kept.

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

/// Factors 0 and 1 / (1 − probability) for every position of a tensor, told by its seed.
struct DropoutStream {
  std::uint64_t seed = 0;
  float probability = 0.0f;  ///< 0: every factor is 1

  S2S_INLINE float scale() const { return 1.0f / (1.0f - probability); }
  S2S_INLINE std::uint32_t threshold() const {
    return static_cast<std::uint32_t>(static_cast<double>(probability) * 4294967296.0);
  }
  /// Seed of one row (SplitMix64, Steele et al. 2014).
  S2S_INLINE std::uint64_t ofRow(std::int64_t row) const {
    std::uint64_t z = seed + (static_cast<std::uint64_t>(row) + 1) * 0x9e3779b97f4a7c15ull;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
};

/// The factor at a column of a row: a 32-bit mixer (Wellons, "hash prospector") over row seed and column.
S2S_INLINE float dropoutFactor(std::uint64_t rowSeed, std::uint32_t column, std::uint32_t threshold,
                               float scale) {
  std::uint32_t x = (column + static_cast<std::uint32_t>(rowSeed)) * 0x9e3779b1u;
  x ^= static_cast<std::uint32_t>(rowSeed >> 32);
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  x ^= x >> 16;
  return x >= threshold ? scale : 0.0f;
}

}  // namespace s2s::kernels
