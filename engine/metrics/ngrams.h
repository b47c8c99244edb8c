#pragma once
// N-grams of a few token sequences, counted against each other.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace s2s {

/// Sequences of tokens whose n-grams get numbers, equal ones the same, first of order 1, then of the next
/// higher orders. An n-gram's number comes from that of its first n-1 tokens and its last token, so an order
/// costs one look into a table per position, however long its n-grams are.
class NgramNumbers {
 public:
  /// The first sequence is the hypothesis, the others are references.
  explicit NgramNumbers(std::vector<std::vector<std::uint32_t>> sequences);

  /// To the next higher order.
  void advance();

  /// How many n-grams a sequence has, each as often as it occurs.
  std::int64_t count(std::size_t sequence) const {
    return static_cast<std::int64_t>(m_numbers[sequence].size());
  }
  /// How many n-grams the hypothesis shares with sequence `reference`.
  std::int64_t matches(std::size_t reference) const;
  /// The same where an n-gram may occur as often as in the reference that has it most often.
  std::int64_t matchesOfAny() const;

 private:
  std::vector<std::vector<std::uint32_t>> m_tokens;   ///< their numbers of order 1
  std::vector<std::vector<std::uint32_t>> m_numbers;  ///< of the current order
  std::size_t m_order = 1;
  std::uint32_t m_distinct = 0;
};

/// Characters as tokens.
std::vector<std::uint32_t> characterTokens(std::u32string_view text);

/// Words as tokens: equal ones of all sequences get the same number.
std::vector<std::vector<std::uint32_t>> wordTokens(std::span<const std::vector<std::u32string>> sequences);

}  // namespace s2s
