#pragma once
// Byte-pair encoding: neighbouring symbols are merged, the pair that was learnt first before others (Sennrich
// et al. 2016, "Neural Machine Translation of Rare Words with Subword Units", section 3.2).

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

class BytePairMerges {
 public:
  /// A pair's rank and the symbol that takes its place.
  struct Merge {
    std::int32_t rank = 0;
    std::int32_t result = 0;
  };

  void reserve(std::size_t count) { m_merges.reserve(count); }

  /// Symbols are numbers in [0, 2^31). A pair that is there already gets the new rank.
  void add(TokenId left, TokenId right, std::int32_t rank, TokenId result) {
    m_merges[key(left, right)] = {rank, static_cast<std::int32_t>(result)};
  }

  /// Merges until no pair is known: each time the pair of the lowest rank, of equal ones the leftmost. Takes
  /// O(n log n) steps for n symbols, whatever the merges.
  void apply(std::vector<TokenId>& symbols) const;

 private:
  struct KeyHash {
    std::size_t operator()(std::uint64_t key) const {
      key *= 0x9E3779B97F4A7C15u;
      return key ^ (key >> 32);
    }
  };
  static std::uint64_t key(TokenId left, TokenId right) {
    return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint64_t>(right);
  }
  const Merge* find(TokenId left, TokenId right) const {
    const auto found = m_merges.find(key(left, right));
    return found == m_merges.end() ? nullptr : &found->second;
  }
  void applyToShort(std::vector<TokenId>& symbols) const;
  void applyToLong(std::vector<TokenId>& symbols) const;

  std::unordered_map<std::uint64_t, Merge, KeyHash> m_merges;
};

}  // namespace s2s
