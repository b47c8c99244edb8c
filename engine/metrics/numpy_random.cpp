#include "engine/metrics/numpy_random.h"

#include <array>
#include <bit>
#include <limits>

namespace s2s {
namespace {

/// numpy.random.SeedSequence of one number: a pool of four words, mixed, from which states are drawn.
class SeedSequence {
 public:
  explicit SeedSequence(std::uint64_t seed) {
    const std::array<std::uint32_t, 2> entropy = {static_cast<std::uint32_t>(seed),
                                                  static_cast<std::uint32_t>(seed >> 32)};
    std::uint32_t multiplier = 0x43b0d7e5;
    const auto hash = [&](std::uint32_t value) {
      value ^= multiplier;
      multiplier *= 0x931e8875;
      value *= multiplier;
      return value ^ (value >> 16);
    };
    for (std::size_t i = 0; i < m_pool.size(); ++i) m_pool[i] = hash(i < entropy.size() ? entropy[i] : 0);
    for (std::size_t from = 0; from < m_pool.size(); ++from) {
      for (std::size_t to = 0; to < m_pool.size(); ++to) {
        if (from != to) m_pool[to] = mix(m_pool[to], hash(m_pool[from]));
      }
    }
  }

  std::array<std::uint64_t, 4> state() const {
    std::array<std::uint64_t, 4> words{};
    std::uint32_t multiplier = 0x8b51f9dd;
    for (std::size_t i = 0; i < 8; ++i) {
      std::uint32_t value = m_pool[i % m_pool.size()] ^ multiplier;
      multiplier *= 0x58f38ded;
      value *= multiplier;
      value ^= value >> 16;
      words[i / 2] |= std::uint64_t{value} << (i % 2 * 32);
    }
    return words;
  }

 private:
  static std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t value = 0xca01f9ddu * a - 0x4973f715u * b;
    return value ^ (value >> 16);
  }

  std::array<std::uint32_t, 4> m_pool{};
};

}  // namespace

NumpyRandom::NumpyRandom(std::uint64_t seed) {
  const std::array<std::uint64_t, 4> words = SeedSequence(seed).state();
  const Wide start = Wide{words[0]} << 64 | words[1], stream = Wide{words[2]} << 64 | words[3];
  m_increment = stream << 1 | 1;
  step();
  m_state += start;
  step();
}

void NumpyRandom::step() {
  constexpr Wide kMultiplier = Wide{2549297995355413924u} << 64 | 4865540595714422341u;
  m_state = m_state * kMultiplier + m_increment;
}

std::uint64_t NumpyRandom::next64() {
  step();
  const std::uint64_t folded =
      static_cast<std::uint64_t>(m_state >> 64) ^ static_cast<std::uint64_t>(m_state);
  return std::rotr(folded, static_cast<int>(m_state >> 122));
}

std::uint32_t NumpyRandom::next32() {
  if (m_halfLeft) {
    m_halfLeft = false;
    return m_half;
  }
  const std::uint64_t both = next64();
  m_half = static_cast<std::uint32_t>(both >> 32);
  m_halfLeft = true;
  return static_cast<std::uint32_t>(both);
}

void NumpyRandom::fillBelow(std::uint32_t bound, std::span<std::uint32_t> places) {
  if (bound <= 1) {  // nothing is drawn
    for (std::uint32_t& place : places) place = 0;
    return;
  }
  const std::uint32_t threshold = (std::numeric_limits<std::uint32_t>::max() - (bound - 1)) % bound;
  for (std::uint32_t& place : places) {
    std::uint64_t product = std::uint64_t{next32()} * bound;
    while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{next32()} * bound;
    place = static_cast<std::uint32_t>(product >> 32);
  }
}

void NumpyRandom::fillBooleans(std::span<std::uint8_t> places) {
  for (std::uint8_t& place : places) {
    if (m_bitsLeft == 0) {
      m_bits = next32();
      m_bitsLeft = 32;
    }
    place = m_bits & 1;
    m_bits >>= 1;
    --m_bitsLeft;
  }
}

}  // namespace s2s
