#include "engine/optimizers/kernels/adam_kernels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace s2s::kernels {
namespace {

/// The master behind the step, from its averages.
S2S_INLINE float stepped(const AdamStep& step, float master, float first, float second) {
  const float denominator = std::sqrt(second) * step.secondCorrection + step.epsilon;
  return master - step.stepSize * first / denominator;
}

S2S_INLINE float averaged(float average, float value, float beta) {
  return average + (value - average) * (1.0f - beta);
}

template <typename T>
S2S_INLINE void inFloat(const AdamStep& step, const AdamRow& row, const T* gradient, float* first,
                        float* second) {
  float* master = row.master;
  BrainFloat* weight = row.weight;
  const auto update = [&](std::int64_t i, float g) __attribute__((always_inline)) {
    const float before = master[i];
    g += step.coupledDecay * before;
    const float m = averaged(first[i], g, step.beta1);
    const float v = averaged(second[i], g * g, step.beta2);
    first[i] = m;
    second[i] = v;
    master[i] = stepped(step, before * step.keep, m, v);
  };
  if (gradient == nullptr) {
#pragma omp simd
    for (std::int64_t i = 0; i < row.count; ++i) update(i, 0.0f);
  } else {
#pragma omp simd
    for (std::int64_t i = 0; i < row.count; ++i) update(i, load(gradient[i]) * step.gradientScale);
  }
  if (weight == nullptr) return;
#pragma omp simd
  for (std::int64_t i = 0; i < row.count; ++i) store(weight[i], master[i]);
}

// --- eight bits
// ---------------------------------------------------------------------------------------------

constexpr int kStepsPerOctave = 8;
constexpr int kSignedLevels = 127;  ///< 0: zero; 1 … 127; the same with the top bit: negative
constexpr int kLevels = 255;        ///< 0: zero; 1 … 255

using Levels = std::array<float, 256>;

/// Level k of `count` is 2^((k − count) / 8); level 0 is 0.
Levels makeLevels(int count) {
  Levels levels{};
  for (int k = 1; k <= count; ++k)
    levels[static_cast<std::size_t>(k)] = std::exp2(static_cast<float>(k - count) / kStepsPerOctave);
  for (int k = count + 1; k < 256; ++k) levels[static_cast<std::size_t>(k)] = 1.0f;
  return levels;
}

const Levels kSigned = makeLevels(kSignedLevels);
const Levels kUnsigned = makeLevels(kLevels);

/// log2 to within 0.01 for normal numbers.
S2S_INLINE float roughLogarithm(float x) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(x);
  const auto exponent = static_cast<float>(static_cast<std::int32_t>(bits >> 23) - 127);
  const float mantissa = std::bit_cast<float>((bits & 0x7fffffu) | 0x3f800000u) - 1.0f;
  return exponent + mantissa * (1.3465558f - 0.3465558f * mantissa);
}

/// A number in [0, 1) of seed and place.
S2S_INLINE float randomShare(std::uint64_t seed, std::uint32_t place) {
  std::uint32_t x = (place + static_cast<std::uint32_t>(seed)) * 0x9e3779b1u;
  x ^= static_cast<std::uint32_t>(seed >> 32);
  x = (x ^ (x >> 16)) * 0x7feb352du;
  x = (x ^ (x >> 15)) * 0x846ca68bu;
  x ^= x >> 16;
  return static_cast<float>(x >> 8) * 0x1.0p-24f;
}

/// The level for a share of the scale in [0, 1]: the one below or the one above, with the right mean.
S2S_INLINE std::int32_t levelOf(float share, const float* levels, int count, float random) {
  const float place = static_cast<float>(count) + kStepsPerOctave * roughLogarithm(share);
  std::int32_t below = place > 0.0f ? static_cast<std::int32_t>(place) : 0;
  below = below >= count ? count - 1 : below;
  const float low = levels[below], high = levels[below + 1];
  return below + (share - low > random * (high - low) ? 1 : 0);
}

template <typename T>
S2S_INLINE void inEightBits(const AdamStep& step, const AdamRow& row, const T* gradient,
                            const EightBitAverages& averages) {
  const float* signedLevels = kSigned.data();
  const float* levels = kUnsigned.data();
  std::array<float, kAverageBlock> first{}, second{};
  for (std::int64_t begin = 0, block = 0; begin < row.count; begin += kAverageBlock, ++block) {
    const std::int64_t count = std::min(kAverageBlock, row.count - begin);
    std::uint8_t* firstCodes = averages.first + begin;
    std::uint8_t* secondCodes = averages.second + begin;
    float* master = row.master + begin;
    const float firstScale = averages.firstScales[block], secondScale = averages.secondScales[block];
    float firstLargest = 0.0f, secondLargest = 0.0f;
#pragma omp simd reduction(max : firstLargest, secondLargest)
    for (std::int64_t i = 0; i < count; ++i) {
      const float raw = gradient == nullptr ? 0.0f : load(gradient[begin + i]) * step.gradientScale;
      const float g = raw + step.coupledDecay * master[i];
      const std::int32_t code = firstCodes[i];
      const float magnitude = signedLevels[code & 127] * firstScale;
      const float m = averaged(code > 127 ? -magnitude : magnitude, g, step.beta1);
      const float v = averaged(levels[secondCodes[i]] * secondScale, g * g, step.beta2);
      first[static_cast<std::size_t>(i)] = m;
      second[static_cast<std::size_t>(i)] = v;
      master[i] = stepped(step, master[i] * step.keep, m, v);
      const float size = m < 0.0f ? -m : m;
      firstLargest = size > firstLargest ? size : firstLargest;
      secondLargest = v > secondLargest ? v : secondLargest;
    }
    averages.firstScales[block] = firstLargest;
    averages.secondScales[block] = secondLargest;
    const float firstShare = firstLargest > 0.0f ? 1.0f / firstLargest : 0.0f;
    const float secondShare = secondLargest > 0.0f ? 1.0f / secondLargest : 0.0f;
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
      const auto place = static_cast<std::uint32_t>(2 * (begin + i));
      const float m = first[static_cast<std::size_t>(i)], v = second[static_cast<std::size_t>(i)];
      const float size = m < 0.0f ? -m : m;
      const std::int32_t code =
          levelOf(size * firstShare, signedLevels, kSignedLevels, randomShare(averages.seed, place));
      firstCodes[i] = static_cast<std::uint8_t>(m < 0.0f && code > 0 ? code + 128 : code);
      const std::int32_t level =
          levelOf(v * secondShare, levels, kLevels, randomShare(averages.seed, place + 1));
      secondCodes[i] = static_cast<std::uint8_t>(v > 0.0f && level == 0 ? 1 : level);
    }
  }
  if (row.weight == nullptr) return;
#pragma omp simd
  for (std::int64_t i = 0; i < row.count; ++i) store(row.weight[i], row.master[i]);
}

}  // namespace

S2S_VECTORISED void adamRow(const AdamStep& step, const AdamRow& row, const float* gradient, float* first,
                            float* second) {
  inFloat(step, row, gradient, first, second);
}

S2S_VECTORISED void adamRow(const AdamStep& step, const AdamRow& row, const BrainFloat* gradient,
                            float* first, float* second) {
  inFloat(step, row, gradient, first, second);
}

S2S_VECTORISED void adamRow(const AdamStep& step, const AdamRow& row, const float* gradient,
                            const EightBitAverages& averages) {
  inEightBits(step, row, gradient, averages);
}

S2S_VECTORISED void adamRow(const AdamStep& step, const AdamRow& row, const BrainFloat* gradient,
                            const EightBitAverages& averages) {
  inEightBits(step, row, gradient, averages);
}

}  // namespace s2s::kernels
