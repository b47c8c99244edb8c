#include "engine/metrics/rouge_scores.h"

#include <algorithm>
#include <unordered_map>

#include "engine/metrics/ngrams.h"

namespace s2s {
namespace {

RougeScore scoreOf(std::int64_t hits, std::int64_t found, std::int64_t wanted) {
  const double precision = static_cast<double>(hits) / static_cast<double>(std::max<std::int64_t>(found, 1)),
               recall = static_cast<double>(hits) / static_cast<double>(std::max<std::int64_t>(wanted, 1));
  if (precision + recall <= 0.0) return {precision, recall, 0.0};
  return {precision, recall, 2 * precision * recall / (precision + recall)};
}

/// One row of lengths of longest common subsequences, of a beginning of the reference one word longer.
/// `tell(k, before, above)` hears the lengths on either side of each place.
template <typename Tell>
void growSubsequences(std::uint32_t word, RougeWords hypothesis, std::vector<std::uint32_t>& lengths,
                      Tell tell) {
  std::uint32_t diagonal = 0;
  for (std::size_t k = 1; k < lengths.size(); ++k) {
    const std::uint32_t above = lengths[k];
    tell(k, lengths[k - 1], above);
    lengths[k] = word == hypothesis[k - 1] ? diagonal + 1 : std::max(above, lengths[k - 1]);
    diagonal = above;
  }
}

/// Marks the reference's words of one longest common subsequence, found from the end as rouge_score finds it.
/// Of its table of lengths only one bit a cell is kept: which way leads on.
void markSubsequence(RougeWords reference, RougeWords hypothesis, std::vector<bool>& marked) {
  const std::size_t width = hypothesis.size() + 1;
  std::vector<bool> isLongerBefore((reference.size() + 1) * width);
  std::vector<std::uint32_t> lengths(width);
  for (std::size_t i = 1; i <= reference.size(); ++i) {
    growSubsequences(reference[i - 1], hypothesis, lengths,
                     [&](std::size_t k, std::uint32_t before, std::uint32_t above) {
                       isLongerBefore[i * width + k] = before > above;
                     });
  }
  std::size_t i = reference.size(), k = hypothesis.size();
  while (i > 0 && k > 0) {
    if (reference[i - 1] == hypothesis[k - 1]) {
      marked[i - 1] = true;
      --i;
      --k;
    } else if (isLongerBefore[i * width + k]) {
      --k;
    } else {
      --i;
    }
  }
}

std::unordered_map<std::uint32_t, std::int64_t> countWords(
    std::span<const std::vector<std::uint32_t>> sentences) {
  std::unordered_map<std::uint32_t, std::int64_t> counts;
  for (const auto& sentence : sentences) {
    for (const std::uint32_t word : sentence) ++counts[word];
  }
  return counts;
}

std::int64_t wordsIn(std::span<const std::vector<std::uint32_t>> sentences) {
  std::int64_t words = 0;
  for (const auto& sentence : sentences) words += static_cast<std::int64_t>(sentence.size());
  return words;
}

}  // namespace

RougeScore rougeOfNgrams(RougeWords hypothesis, RougeWords reference, std::size_t order) {
  NgramNumbers ngrams({{hypothesis.begin(), hypothesis.end()}, {reference.begin(), reference.end()}});
  for (std::size_t i = 1; i < order; ++i) ngrams.advance();
  return scoreOf(ngrams.matches(1), ngrams.count(0), ngrams.count(1));
}

RougeScore rougeOfSubsequence(RougeWords hypothesis, RougeWords reference) {
  std::vector<std::uint32_t> lengths(hypothesis.size() + 1);
  for (const std::uint32_t word : reference)
    growSubsequences(word, hypothesis, lengths, [](std::size_t, std::uint32_t, std::uint32_t) {});
  return scoreOf(lengths.back(), static_cast<std::int64_t>(hypothesis.size()),
                 static_cast<std::int64_t>(reference.size()));
}

RougeScore rougeOfSentences(std::span<const std::vector<std::uint32_t>> hypothesis,
                            std::span<const std::vector<std::uint32_t>> reference) {
  auto foundLeft = countWords(hypothesis), wantedLeft = countWords(reference);
  std::int64_t hits = 0;
  for (const auto& sentence : reference) {
    std::vector<bool> marked(sentence.size());
    for (const auto& other : hypothesis) markSubsequence(sentence, other, marked);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (!marked[i]) continue;
      std::int64_t& found = foundLeft[sentence[i]];
      std::int64_t& wanted = wantedLeft[sentence[i]];
      if (found <= 0 || wanted <= 0) continue;
      ++hits;
      --found;
      --wanted;
    }
  }
  return scoreOf(hits, wordsIn(hypothesis), wordsIn(reference));
}

}  // namespace s2s
