#include "engine/metrics/ngrams.h"

#include <algorithm>

namespace s2s {

NgramCounts countWordNgrams(const std::vector<std::u32string>& words, std::size_t order) {
  NgramCounts counts;
  for (std::size_t i = 0; i + order <= words.size(); ++i) {
    std::u32string ngram = words[i];
    for (std::size_t k = 1; k < order; ++k) ngram += U' ' + words[i + k];
    ++counts[std::move(ngram)];
  }
  return counts;
}

NgramCounts countCharacterNgrams(const std::u32string& text, std::size_t order) {
  NgramCounts counts;
  for (std::size_t i = 0; i + order <= text.size(); ++i) ++counts[text.substr(i, order)];
  return counts;
}

std::int64_t countMatches(const NgramCounts& found, const NgramCounts& wanted) {
  std::int64_t matches = 0;
  for (const auto& [ngram, count] : found) {
    if (const auto match = wanted.find(ngram); match != wanted.end())
      matches += std::min(count, match->second);
  }
  return matches;
}

std::int64_t countAll(const NgramCounts& counts) {
  std::int64_t all = 0;
  for (const auto& [ngram, count] : counts) all += count;
  return all;
}

}  // namespace s2s
