// chrF2 (Popović 2015) and chrF2++ (Popović 2017), averaged as sacreBLEU does: precision and recall over the
// orders that both sides have.
#include "engine/metrics/metric.h"
#include "engine/metrics/ngrams.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

constexpr std::size_t kCharacterOrders = 6;
constexpr double kBetaSquared = 4.0;

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

/// For every order: n-grams of the hypothesis (0 where the reference has none), of the reference, and
/// matches.
class ChrF final : public Metric {
 public:
  explicit ChrF(std::size_t wordOrders) : m_wordOrders(wordOrders) {}

  std::vector<std::int64_t> statistics(std::string_view hypothesis,
                                       std::string_view reference) const override {
    const std::u32string found = toUtf32(hypothesis), wanted = toUtf32(reference);
    const std::u32string foundCharacters = withoutSpace(found), wantedCharacters = withoutSpace(wanted);
    std::vector<std::int64_t> result;
    for (std::size_t order = 1; order <= kCharacterOrders; ++order) {
      addOrder(result, countCharacterNgrams(foundCharacters, order),
               countCharacterNgrams(wantedCharacters, order));
    }
    if (m_wordOrders == 0) return result;
    const std::vector<std::u32string> foundWords = wordsAndMarks(found), wantedWords = wordsAndMarks(wanted);
    for (std::size_t order = 1; order <= m_wordOrders; ++order)
      addOrder(result, countWordNgrams(foundWords, order), countWordNgrams(wantedWords, order));
    return result;
  }

  double score(std::span<const std::int64_t> statistics) const override {
    double precision = 0.0, recall = 0.0;
    int orders = 0;
    for (std::size_t i = 0; i + 2 < statistics.size(); i += 3) {
      if (statistics[i] == 0 || statistics[i + 1] == 0) continue;
      precision += static_cast<double>(statistics[i + 2]) / static_cast<double>(statistics[i]);
      recall += static_cast<double>(statistics[i + 2]) / static_cast<double>(statistics[i + 1]);
      ++orders;
    }
    if (orders == 0 || precision + recall == 0.0) return 0.0;
    precision /= orders;
    recall /= orders;
    return 100.0 * ((1 + kBetaSquared) * precision * recall / (kBetaSquared * precision + recall));
  }

  std::string signature() const override {
    return "nrefs:1|case:mixed|eff:yes|nc:6|nw:" + std::to_string(m_wordOrders) + "|space:no|version:2.6.0";
  }

 private:
  static std::u32string withoutSpace(std::u32string text) {
    std::erase_if(text, isPythonSpace);
    return text;
  }

  static void addOrder(std::vector<std::int64_t>& result, const NgramCounts& found,
                       const NgramCounts& wanted) {
    result.insert(result.end(),
                  {wanted.empty() ? 0 : countAll(found), countAll(wanted), countMatches(found, wanted)});
  }

  std::size_t m_wordOrders;
};

template <std::size_t WordOrders>
Result<std::unique_ptr<Metric>> makeChrF(const MetricOptions&) {
  return std::unique_ptr<Metric>(new ChrF(WordOrders));
}

}  // namespace

MetricKind chrfMetric() { return {"chrf", "chrF", &makeChrF<0>}; }
MetricKind chrfPlusPlusMetric() { return {"chrf++", "chrF++", &makeChrF<2>}; }

}  // namespace s2s
