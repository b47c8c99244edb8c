#pragma once
// What the CPU kernels share: 16-bit floats, an exponential that compilers vectorise, and one function in
// several instruction sets.

#include <bit>
#include <cstdint>

// Compiles a function for several instruction sets and picks at load time. The resolvers run before the
// sanitizers' start-up, so instrumented builds do without.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define S2S_VECTORISED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define S2S_VECTORISED
#endif
#define S2S_INLINE inline __attribute__((always_inline))

namespace s2s::kernels {

/// The upper half of a float32.
struct BrainFloat {
  std::uint16_t bits;
};

S2S_INLINE float load(float value) { return value; }
S2S_INLINE float load(std::int8_t value) { return static_cast<float>(value); }
S2S_INLINE float load(BrainFloat value) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16);
}

S2S_INLINE void store(float& target, float value) { target = value; }
/// Rounds to nearest, ties to even; NaN stays NaN.
S2S_INLINE void store(BrainFloat& target, float value) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
  const std::uint32_t rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
  target.bits = static_cast<std::uint16_t>(value == value ? rounded : 0x7fc0u);
}

/// e^x to within 2 units in the last place; exactly 0 below −87, where float32 would be subnormal.
S2S_INLINE float exponential(float x) {
  const float clamped = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
  // Adding and taking away 1.5 · 2^23 rounds to a whole number.
  const float power = (clamped * 1.44269504f + 12582912.0f) - 12582912.0f;
  const float rest = (clamped - power * 0.693359375f) + power * 2.12194440e-4f;
  float series = 1.9875691500e-4f;
  series = series * rest + 1.3981999507e-3f;
  series = series * rest + 8.3334519073e-3f;
  series = series * rest + 4.1665795894e-2f;
  series = series * rest + 1.6666665459e-1f;
  series = series * rest + 5.0000001201e-1f;
  series = series * rest * rest + rest + 1.0f;
  const float scale = std::bit_cast<float>((static_cast<std::int32_t>(power) + 127) << 23);
  return x < -87.0f ? 0.0f : series * scale;
}

}  // namespace s2s::kernels
