#pragma once
// The random numbers of numpy.random.default_rng, bit for bit, so that resamples are those of sacreBLEU.

#include <cstdint>
#include <span>

namespace s2s {

/// PCG64 (O'Neill 2014: PCG XSL RR 128/64) seeded through numpy's SeedSequence.
class NumpyRandom {
 public:
  explicit NumpyRandom(std::uint64_t seed);

  std::uint64_t next64();
  std::uint32_t next32();  ///< the lower half of a number, then its upper half

  /// Generator.integers(0, bound) for every place, bound ≥ 1 (Lemire 2019, with rejection).
  void fillBelow(std::uint32_t bound, std::span<std::uint32_t> places);

  /// Generator.integers(2, dtype=bool) for every place. Several calls in a row go on as one.
  void fillBooleans(std::span<std::uint8_t> places);

 private:
  __extension__ using Wide = unsigned __int128;
  void step();

  Wide m_state = 0, m_increment = 0;
  std::uint32_t m_half = 0;
  bool m_halfLeft = false;
  std::uint32_t m_bits = 0;
  int m_bitsLeft = 0;
};

}  // namespace s2s
