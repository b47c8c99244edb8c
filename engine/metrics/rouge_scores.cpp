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

/// Lengths of the longest common subsequences of all beginnings: [reference + 1, hypothesis + 1].
class SubsequenceTable {
 public:
  SubsequenceTable(RougeWords reference, RougeWords hypothesis)
      : m_width(hypothesis.size() + 1), m_lengths((reference.size() + 1) * m_width) {
    for (std::size_t i = 1; i <= reference.size(); ++i) {
      for (std::size_t k = 1; k < m_width; ++k) {
        m_lengths[i * m_width + k] = reference[i - 1] == hypothesis[k - 1]
                                         ? at(i - 1, k - 1) + 1
                                         : std::max(at(i - 1, k), at(i, k - 1));
      }
    }
  }
  std::uint32_t at(std::size_t i, std::size_t k) const { return m_lengths[i * m_width + k]; }

 private:
  std::size_t m_width;
  std::vector<std::uint32_t> m_lengths;
};

/// Marks the reference's words of one longest common subsequence, found from the end as rouge_score finds it.
void markSubsequence(RougeWords reference, RougeWords hypothesis, std::vector<bool>& marked) {
  const SubsequenceTable table(reference, hypothesis);
  std::size_t i = reference.size(), k = hypothesis.size();
  while (i > 0 && k > 0) {
    if (reference[i - 1] == hypothesis[k - 1]) {
      marked[i - 1] = true;
      --i;
      --k;
    } else if (table.at(i, k - 1) > table.at(i - 1, k)) {
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
  for (const std::uint32_t word : reference) {
    std::uint32_t diagonal = 0;
    for (std::size_t k = 1; k < lengths.size(); ++k) {
      const std::uint32_t above = lengths[k];
      lengths[k] = word == hypothesis[k - 1] ? diagonal + 1 : std::max(above, lengths[k - 1]);
      diagonal = above;
    }
  }
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
