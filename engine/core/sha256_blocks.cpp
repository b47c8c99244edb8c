#include "engine/core/sha256_blocks.h"

#include <bit>
#include <stdexcept>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace s2s {
namespace {

constexpr std::size_t kBlock = 64;

alignas(16) constexpr std::array<std::uint32_t, 64> kRound{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

void plainBlock(Sha256State& state, const unsigned char* bytes) {
  std::array<std::uint32_t, 64> w;
  for (std::size_t i = 0; i < 16; ++i) {
    w[i] = static_cast<std::uint32_t>(bytes[4 * i]) << 24 |
           static_cast<std::uint32_t>(bytes[4 * i + 1]) << 16 |
           static_cast<std::uint32_t>(bytes[4 * i + 2]) << 8 | bytes[4 * i + 3];
  }
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
    const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + kRound[i] + w[i];
    const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  const Sha256State added{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) state[i] += added[i];
}

}  // namespace

void sha256BlocksPlainly(Sha256State& state, const unsigned char* bytes, std::size_t blocks) {
  for (; blocks > 0; --blocks, bytes += kBlock) plainBlock(state, bytes);
}

#if defined(__x86_64__)

bool hasSha256Instructions() {
  static const bool answer = [] {
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSSE3) || !(c & bit_SSE4_1)) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
  }();
  return answer;
}

#define S2S_WITH_SHA __attribute__((target("sha,sse4.1")))

namespace {

S2S_WITH_SHA inline __m128i load(const void* place) {
  return _mm_loadu_si128(static_cast<const __m128i*>(place));
}

/// The state as the instructions want it, and four rounds.
struct Halves {
  __m128i abef, cdgh;

  /// `now` holds the rounds' words, and then those of sixteen rounds later; the others are the next ones.
  S2S_WITH_SHA inline void round(__m128i& now, __m128i second, __m128i third, __m128i last,
                                 const std::uint32_t* constants) {
    const __m128i sum = _mm_add_epi32(now, load(constants));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
    const __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(now, second), _mm_alignr_epi8(last, third, 4));
    now = _mm_sha256msg2_epu32(next, last);
  }
};

}  // namespace

/// As in "Intel SHA Extensions" (Gulley and others, 2013): the state lies as ABEF and CDGH, four words of the
/// schedule in a register.
S2S_WITH_SHA void sha256BlocksByInstructions(Sha256State& state, const unsigned char* bytes,
                                             std::size_t blocks) {
  const __m128i bigEndian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i cdab = _mm_shuffle_epi32(load(state.data()), 0xB1);
  const __m128i efgh = _mm_shuffle_epi32(load(state.data() + 4), 0x1B);
  Halves halves{_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
  for (; blocks > 0; --blocks, bytes += kBlock) {
    const Halves before = halves;
    __m128i first = _mm_shuffle_epi8(load(bytes), bigEndian);
    __m128i second = _mm_shuffle_epi8(load(bytes + 16), bigEndian);
    __m128i third = _mm_shuffle_epi8(load(bytes + 32), bigEndian);
    __m128i fourth = _mm_shuffle_epi8(load(bytes + 48), bigEndian);
    for (const std::uint32_t* constants = kRound.data(); constants != kRound.data() + 64; constants += 16) {
      halves.round(first, second, third, fourth, constants);
      halves.round(second, third, fourth, first, constants + 4);
      halves.round(third, fourth, first, second, constants + 8);
      halves.round(fourth, first, second, third, constants + 12);
    }
    halves.abef = _mm_add_epi32(halves.abef, before.abef);
    halves.cdgh = _mm_add_epi32(halves.cdgh, before.cdgh);
  }
  const __m128i feba = _mm_shuffle_epi32(halves.abef, 0x1B), dchg = _mm_shuffle_epi32(halves.cdgh, 0xB1);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data()), _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data() + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool hasSha256Instructions() { return false; }

void sha256BlocksByInstructions(Sha256State&, const unsigned char*, std::size_t) {
  throw std::logic_error("this processor has no instructions for SHA-256");
}

#endif

void sha256Blocks(Sha256State& state, const unsigned char* bytes, std::size_t blocks) {
  if (hasSha256Instructions())
    sha256BlocksByInstructions(state, bytes, blocks);
  else
    sha256BlocksPlainly(state, bytes, blocks);
}

}  // namespace s2s
