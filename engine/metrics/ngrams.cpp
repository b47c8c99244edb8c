#include "engine/metrics/ngrams.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <unordered_map>

namespace s2s {
namespace {

/// Gives keys the numbers 0, 1, 2 … in the order in which they first come.
class KeyTable {
 public:
  explicit KeyTable(std::size_t most)
      : m_shift(64 - std::countr_zero(std::bit_ceil(std::max<std::size_t>(16, most * 2)))),
        m_slots(std::bit_ceil(std::max<std::size_t>(16, most * 2))) {}

  std::uint32_t number(std::uint64_t key) {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = (key * 0x9E3779B97F4A7C15u) >> m_shift;; i = (i + 1) & mask) {
      Slot& slot = m_slots[i];
      if (slot.number == 0) slot = {key, ++m_count};
      if (slot.key == key) return slot.number - 1;
    }
  }
  std::uint32_t count() const { return m_count; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;  ///< from 1; 0 where the slot is free
  };
  int m_shift;
  std::vector<Slot> m_slots;
  std::uint32_t m_count = 0;
};

std::size_t lengthOf(const std::vector<std::vector<std::uint32_t>>& sequences) {
  std::size_t length = 0;
  for (const auto& sequence : sequences) length += sequence.size();
  return length;
}

std::vector<std::uint32_t> countEach(std::span<const std::uint32_t> numbers, std::uint32_t distinct) {
  std::vector<std::uint32_t> counts(distinct);
  for (const std::uint32_t number : numbers) ++counts[number];
  return counts;
}

/// How many of `numbers` are found in `left`, where each is taken away.
std::int64_t takeMatches(std::span<const std::uint32_t> numbers, std::vector<std::uint32_t>& left) {
  std::int64_t matches = 0;
  for (const std::uint32_t number : numbers) {
    if (left[number] == 0) continue;
    --left[number];
    ++matches;
  }
  return matches;
}

}  // namespace

NgramNumbers::NgramNumbers(std::vector<std::vector<std::uint32_t>> sequences)
    : m_tokens(std::move(sequences)) {
  KeyTable table(lengthOf(m_tokens));
  for (auto& sequence : m_tokens) {
    for (std::uint32_t& token : sequence) token = table.number(token);
  }
  m_distinct = table.count();
  m_numbers = m_tokens;
}

void NgramNumbers::advance() {
  KeyTable table(lengthOf(m_numbers));
  for (std::size_t k = 0; k < m_numbers.size(); ++k) {
    auto& numbers = m_numbers[k];
    if (numbers.empty()) continue;
    numbers.pop_back();
    for (std::size_t i = 0; i < numbers.size(); ++i)
      numbers[i] = table.number(std::uint64_t{numbers[i]} << 32 | m_tokens[k][i + m_order]);
  }
  m_distinct = table.count();
  ++m_order;
}

std::int64_t NgramNumbers::matches(std::size_t reference) const {
  std::vector<std::uint32_t> left = countEach(m_numbers[reference], m_distinct);
  return takeMatches(m_numbers.front(), left);
}

std::int64_t NgramNumbers::matchesOfAny() const {
  std::vector<std::uint32_t> most(m_distinct);
  for (std::size_t k = 1; k < m_numbers.size(); ++k) {
    const std::vector<std::uint32_t> counts = countEach(m_numbers[k], m_distinct);
    for (std::uint32_t i = 0; i < m_distinct; ++i) most[i] = std::max(most[i], counts[i]);
  }
  return takeMatches(m_numbers.front(), most);
}

std::vector<std::uint32_t> characterTokens(std::u32string_view text) { return {text.begin(), text.end()}; }

std::vector<std::vector<std::uint32_t>> wordTokens(std::span<const std::vector<std::u32string>> sequences) {
  std::unordered_map<std::u32string_view, std::uint32_t> numbers;
  std::vector<std::vector<std::uint32_t>> tokens;
  for (const std::vector<std::u32string>& words : sequences) {
    std::vector<std::uint32_t>& own = tokens.emplace_back();
    own.reserve(words.size());
    for (const std::u32string& word : words)
      own.push_back(numbers.emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return tokens;
}

}  // namespace s2s
