#pragma once
// Random numbers as a pure function of seed and position: whoever resumes seeks instead of replaying, and
// threads need no shared state. SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
// generators", 2014) read at any position of its stream.

#include <cstdint>
#include <vector>

namespace s2s {

/// The finalizer of SplitMix64: a bijection that scatters every bit.
constexpr std::uint64_t mixBits(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/// A stream of random numbers that can be read at any position.
class CounterRandom {
 public:
  explicit constexpr CounterRandom(std::uint64_t seed) : m_key(mixBits(seed + kStep)) {}

  /// An independent stream: of an epoch, an example, a purpose.
  constexpr CounterRandom stream(std::uint64_t number) const {
    return CounterRandom(m_key ^ mixBits(number + kStep));
  }

  /// 64 random bits.
  constexpr std::uint64_t at(std::uint64_t position) const { return mixBits(m_key + (position + 1) * kStep); }

  /// In [0, bound), bound > 0. By multiplication: the deviation from equal shares is below bound / 2^64.
  std::uint64_t below(std::uint64_t position, std::uint64_t bound) const;

  /// In [0, 1), 53 bits.
  constexpr double unit(std::uint64_t position) const {
    return static_cast<double>(at(position) >> 11) * 0x1.0p-53;
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ull;
  std::uint64_t m_key;
};

/// 0 … count-1 in random order (Fisher-Yates), a pure function of the stream.
std::vector<std::int64_t> randomPermutation(std::int64_t count, const CounterRandom& random);

}  // namespace s2s
