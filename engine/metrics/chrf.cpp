// chrF2 (Popović 2015) and chrF2++ (Popović 2017), averaged as sacreBLEU does: precision and recall over the
// orders that both sides have.
#include <algorithm>

#include "engine/metrics/metric.h"
#include "engine/metrics/ngrams.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

constexpr std::size_t kCharacterOrders = 6;

bool isAsciiPunctuation(char32_t c) {
  return (c >= U'!' && c <= U'/') || (c >= U':' && c <= U'@') || (c >= U'[' && c <= U'`') ||
         (c >= U'{' && c <= U'~');
}

/// One mark of punctuation is cut off each word, the last character before the first.
std::vector<std::u32string> wordsAndMarks(std::u32string_view text) {
  std::vector<std::u32string> result;
  for (const std::u32string& word : splitWords(text)) {
    if (word.size() > 1 && isAsciiPunctuation(word.back())) {
      result.push_back(word.substr(0, word.size() - 1));
      result.emplace_back(1, word.back());
    } else if (word.size() > 1 && isAsciiPunctuation(word.front())) {
      result.emplace_back(1, word.front());
      result.push_back(word.substr(1));
    } else {
      result.push_back(word);
    }
  }
  return result;
}

/// In the precision of the counts. A score of nothing in common is Python's own 0, a double.
template <typename Number>
SampleScore chrfOf(std::span<const Number> statistics) {
  constexpr Number kBetaSquared = 4;
  Number precision = 0, recall = 0;
  int orders = 0;
  for (std::size_t i = 0; i + 2 < statistics.size(); i += 3) {
    if (statistics[i] == 0 || statistics[i + 1] == 0) continue;
    precision += statistics[i + 2] / statistics[i];
    recall += statistics[i + 2] / statistics[i + 1];
    ++orders;
  }
  if (orders == 0 || precision + recall == 0) return {};
  precision /= static_cast<Number>(orders);
  recall /= static_cast<Number>(orders);
  Number score = (1 + kBetaSquared) * precision * recall;
  score /= kBetaSquared * precision + recall;
  return {static_cast<double>(100 * score), sizeof(Number) == sizeof(float)};
}

/// For every order: n-grams of the hypothesis (0 where the reference has none), of the reference, and
/// matches; of the reference that gives the best score, the first of equals.
class ChrF final : public Metric {
 public:
  ChrF(std::size_t wordOrders, bool lowercase) : m_wordOrders(wordOrders), m_lowercase(lowercase) {}

  std::vector<double> statistics(std::string_view hypothesis,
                                 std::span<const std::string_view> references) const override {
    std::vector<std::u32string> texts{text(hypothesis)};
    for (const std::string_view reference : references) texts.push_back(text(reference));
    std::vector<std::vector<double>> perReference(references.size());
    std::vector<std::vector<std::uint32_t>> characters;
    for (const std::u32string& one : texts) characters.push_back(characterTokens(withoutSpace(one)));
    addOrders(perReference, NgramNumbers(std::move(characters)), kCharacterOrders);
    if (m_wordOrders > 0) {
      std::vector<std::vector<std::u32string>> words;
      for (const std::u32string& one : texts) words.push_back(wordsAndMarks(one));
      addOrders(perReference, NgramNumbers(wordTokens(words)), m_wordOrders);
    }
    return *std::ranges::max_element(perReference, {}, [&](const auto& counts) { return score(counts); });
  }

  double score(std::span<const double> statistics) const override { return chrfOf(statistics).value; }
  std::optional<SampleScore> sampleScore(std::span<const float> statistics) const override {
    return chrfOf(statistics);
  }

  std::string signature(const SignatureFacts& facts) const override {
    return signatureBeginning(facts) + "case:" + (m_lowercase ? "lc" : "mixed") +
           "|eff:yes|nc:6|nw:" + std::to_string(m_wordOrders) + "|space:no|version:2.6.0";
  }

 private:
  std::u32string text(std::string_view utf8) const {
    return m_lowercase ? lowered(toUtf32(utf8)) : toUtf32(utf8);
  }

  static std::u32string withoutSpace(std::u32string text) {
    std::erase_if(text, isPythonSpace);
    return text;
  }

  static void addOrders(std::vector<std::vector<double>>& perReference, NgramNumbers ngrams,
                        std::size_t orders) {
    for (std::size_t order = 1; order <= orders; ++order) {
      if (order > 1) ngrams.advance();
      for (std::size_t k = 0; k < perReference.size(); ++k) {
        const std::int64_t wanted = ngrams.count(k + 1);
        const std::int64_t found = wanted == 0 ? 0 : ngrams.count(0);
        const std::int64_t matches = ngrams.matches(k + 1);
        perReference[k].insert(
            perReference[k].end(),
            {static_cast<double>(found), static_cast<double>(wanted), static_cast<double>(matches)});
      }
    }
  }

  std::size_t m_wordOrders;
  bool m_lowercase;
};

template <std::size_t WordOrders>
Result<std::unique_ptr<Metric>> makeChrF(const MetricOptions& options) {
  return std::unique_ptr<Metric>(new ChrF(WordOrders, options.lowercase));
}

}  // namespace

MetricKind chrfMetric() { return {"chrf", "chrF", &makeChrF<0>}; }
MetricKind chrfPlusPlusMetric() { return {"chrf++", "chrF++", &makeChrF<2>}; }

}  // namespace s2s
