#pragma once
// Counts of n-grams.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace s2s {

using NgramCounts = std::unordered_map<std::u32string, std::int64_t>;

/// N-grams of `order` words, joined by a space, which no word may hold.
NgramCounts countWordNgrams(const std::vector<std::u32string>& words, std::size_t order);

/// N-grams of `order` characters.
NgramCounts countCharacterNgrams(const std::u32string& text, std::size_t order);

/// How many n-grams both sides have.
std::int64_t countMatches(const NgramCounts& found, const NgramCounts& wanted);

/// All n-grams, each as often as it occurs.
std::int64_t countAll(const NgramCounts& counts);

}  // namespace s2s
