#pragma once
// Dropout masks as a function of a seed, an example and a position in it, so that the backward pass makes
// them again and none is kept.

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

/// Factors 0 and 1 / (1 − probability) for every position of a tensor.
struct DropoutStream {
  static constexpr std::uint64_t kExampleStep = 0xd1342543de82ef95ull;
  static constexpr std::uint64_t kRowStep = 0x9e3779b97f4a7c15ull;
  static constexpr std::uint64_t kFirstFactor = 0xbf58476d1ce4e5b9ull;
  static constexpr std::uint64_t kSecondFactor = 0x94d049bb133111ebull;

  std::uint64_t seed = 0;
  float probability = 0.0f;                ///< 0: every factor is 1
  const std::int64_t* examples = nullptr;  ///< number of each example; null where probability is 0
  std::int64_t rowsPerExample = 1;

  S2S_INLINE float scale() const { return 1.0f / (1.0f - probability); }
  S2S_INLINE std::uint32_t threshold() const {
    return static_cast<std::uint32_t>(static_cast<double>(probability) * 4294967296.0);
  }
  /// Seed of one row, rows counted over the whole batch (SplitMix64, Steele et al. 2014).
  S2S_INLINE std::uint64_t ofRow(std::int64_t row) const {
    if (examples == nullptr) return 0;
    const auto example = static_cast<std::uint64_t>(examples[row / rowsPerExample]);
    const auto within = static_cast<std::uint64_t>(row % rowsPerExample);
    std::uint64_t z = seed + example * kExampleStep + (within + 1) * kRowStep;
    z = (z ^ (z >> 30)) * kFirstFactor;
    z = (z ^ (z >> 27)) * kSecondFactor;
    return z ^ (z >> 31);
  }
};

inline constexpr std::uint32_t kColumnFactor = 0x9e3779b1u;
inline constexpr std::uint32_t kFirstMixer = 0x7feb352du;
inline constexpr std::uint32_t kSecondMixer = 0x846ca68bu;

/// The factor at a column of a row: a 32-bit mixer (Wellons, "hash prospector") over row seed and column.
S2S_INLINE float dropoutFactor(std::uint64_t rowSeed, std::uint32_t column, std::uint32_t threshold,
                               float scale) {
  std::uint32_t x = (column + static_cast<std::uint32_t>(rowSeed)) * kColumnFactor;
  x ^= static_cast<std::uint32_t>(rowSeed >> 32);
  x = (x ^ (x >> 16)) * kFirstMixer;
  x = (x ^ (x >> 15)) * kSecondMixer;
  x ^= x >> 16;
  return x >= threshold ? scale : 0.0f;
}

}  // namespace s2s::kernels
