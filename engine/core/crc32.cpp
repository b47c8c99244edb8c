#include "engine/core/crc32.h"

#include <zlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace s2s {
namespace {

std::uint32_t crc32OfZlib(std::uint32_t sum, std::string_view bytes) {
  const uLong next = ::crc32_z(sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  return static_cast<std::uint32_t>(next);
}

#if defined(__x86_64__)

#define S2S_CARRYLESS __attribute__((target("pclmul,sse4.1")))

S2S_CARRYLESS __m128i loaded(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

/// `folded` moved on by as many bits as the two constants stand for, with `next` added.
S2S_CARRYLESS __m128i fold(__m128i folded, __m128i constants, __m128i next) {
  const __m128i low = _mm_clmulepi64_si128(folded, constants, 0x00),
                high = _mm_clmulepi64_si128(folded, constants, 0x11);
  return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/// Gopal et al. 2009, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", with their
/// constants of the reflected polynomial. `bytes` are whole blocks of 16, at least four.
S2S_CARRYLESS std::uint32_t crc32OfBlocks(std::uint32_t sum, std::string_view bytes) {
  const __m128i by512 = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4),
                by128 = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0), by64 = _mm_set_epi64x(0, 0x0163cd6124),
                barrett = _mm_set_epi64x(0x01f7011641, 0x01db710641),
                lowHalves = _mm_setr_epi32(-1, 0, -1, 0);
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  __m128i parts[4];
  for (__m128i& part : parts) part = loaded(at), at += 16;
  parts[0] = _mm_xor_si128(parts[0], _mm_cvtsi32_si128(static_cast<int>(~sum)));
  while (end - at >= 64) {
    for (__m128i& part : parts) part = fold(part, by512, loaded(at)), at += 16;
  }
  __m128i folded = parts[0];
  for (int i = 1; i < 4; ++i) folded = fold(folded, by128, parts[i]);
  for (; at < end; at += 16) folded = fold(folded, by128, loaded(at));
  // 128 bits to 64, to 32 and 32 zeros, and what is left of those by Barrett's reduction.
  folded = _mm_xor_si128(_mm_srli_si128(folded, 8), _mm_clmulepi64_si128(folded, by128, 0x10));
  folded = _mm_xor_si128(_mm_srli_si128(folded, 4),
                         _mm_clmulepi64_si128(_mm_and_si128(folded, lowHalves), by64, 0x00));
  __m128i quotient = _mm_clmulepi64_si128(_mm_and_si128(folded, lowHalves), barrett, 0x10);
  quotient = _mm_clmulepi64_si128(_mm_and_si128(quotient, lowHalves), barrett, 0x00);
  return ~static_cast<std::uint32_t>(_mm_extract_epi32(_mm_xor_si128(folded, quotient), 1));
}

#undef S2S_CARRYLESS

bool hasCarrylessProduct() {
  static const bool has = __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
  return has;
}

#endif

}  // namespace

std::uint32_t crc32(std::uint32_t sum, std::string_view bytes) {
#if defined(__x86_64__)
  const std::size_t whole = bytes.size() / 16 * 16;
  if (whole >= 64 && hasCarrylessProduct()) {
    sum = crc32OfBlocks(sum, bytes.substr(0, whole));
    bytes.remove_prefix(whole);
  }
#endif
  return crc32OfZlib(sum, bytes);
}

}  // namespace s2s
