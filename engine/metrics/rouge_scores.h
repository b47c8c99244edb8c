#pragma once
// ROUGE (Lin 2004) as the package rouge_score computes it.

#include <cstdint>
#include <span>
#include <vector>

namespace s2s {

struct RougeScore {
  double precision = 0.0, recall = 0.0, fMeasure = 0.0;
};

/// Words by number, the same word the same number on both sides.
using RougeWords = std::span<const std::uint32_t>;

/// ROUGE-N: n-grams in common.
RougeScore rougeOfNgrams(RougeWords hypothesis, RougeWords reference, std::size_t order);

/// ROUGE-L: the longest common subsequence.
RougeScore rougeOfSubsequence(RougeWords hypothesis, RougeWords reference);

/// ROUGE-Lsum: for every sentence of the reference the words that it shares with any sentence of the
/// hypothesis in order, no word counted more often than it occurs.
RougeScore rougeOfSentences(std::span<const std::vector<std::uint32_t>> hypothesis,
                            std::span<const std::vector<std::uint32_t>> reference);

}  // namespace s2s
