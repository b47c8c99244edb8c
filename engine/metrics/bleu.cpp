// BLEU (Papineni et al. 2002) with the counting, exponential smoothing and rounding of sacreBLEU (Post 2018).
#include <algorithm>
#include <cmath>

#include "engine/metrics/bleu_tokenizers.h"
#include "engine/metrics/metric.h"
#include "engine/metrics/ngrams.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

constexpr std::size_t kOrders = 4;

/// Counts: length of hypothesis and reference, then for orders 1 to 4 the matches, then the totals.
class Bleu final : public Metric {
 public:
  Bleu(std::string tokenizerName, BleuTokenizer tokenizer)
      : m_name(std::move(tokenizerName)), m_tokenizer(tokenizer) {}

  std::vector<std::int64_t> statistics(std::string_view hypothesis,
                                       std::string_view reference) const override {
    const std::vector<std::u32string> words = m_tokenizer(toUtf32(withoutTrailingSpace(hypothesis)));
    const std::vector<std::u32string> expected = m_tokenizer(toUtf32(withoutTrailingSpace(reference)));
    std::vector<std::int64_t> result(2 + 2 * kOrders);
    result[0] = static_cast<std::int64_t>(words.size());
    result[1] = static_cast<std::int64_t>(expected.size());
    for (std::size_t order = 1; order <= kOrders; ++order) {
      const NgramCounts found = countWordNgrams(words, order), wanted = countWordNgrams(expected, order);
      result[1 + order] = countMatches(found, wanted);
      result[1 + kOrders + order] = countAll(found);
    }
    return result;
  }

  double score(std::span<const std::int64_t> statistics) const override {
    const auto hypothesisLength = static_cast<double>(statistics[0]),
               referenceLength = static_cast<double>(statistics[1]);
    const auto correct = statistics.subspan(2, kOrders), total = statistics.subspan(2 + kOrders, kOrders);
    if (std::ranges::all_of(correct, [](std::int64_t n) { return n == 0; })) return 0.0;
    double brevity = 1.0;
    if (hypothesisLength < referenceLength)
      brevity = hypothesisLength > 0 ? std::exp(1 - referenceLength / hypothesisLength) : 0.0;

    constexpr double kLogOfNothing = -9999999999.0;  // sacreBLEU's stand-in: the score becomes 0
    double smoothing = 1.0, sumOfLogs = 0.0;
    bool ended = false;
    for (std::size_t i = 0; i < kOrders; ++i) {
      ended = ended || total[i] == 0;
      double precision = 0.0;
      if (!ended && correct[i] == 0) {
        smoothing *= 2;
        precision = 100.0 / (smoothing * static_cast<double>(total[i]));
      } else if (!ended) {
        precision = 100.0 * static_cast<double>(correct[i]) / static_cast<double>(total[i]);
      }
      sumOfLogs += precision == 0.0 ? kLogOfNothing : std::log(precision);
    }
    return brevity * std::exp(sumOfLogs / static_cast<double>(kOrders));
  }

  std::string signature() const override {
    return "nrefs:1|case:mixed|eff:no|tok:" + m_name + "|smooth:exp|version:2.6.0";
  }

 private:
  std::string m_name;
  BleuTokenizer m_tokenizer;
};

Result<std::unique_ptr<Metric>> makeBleu(const MetricOptions& options) {
  const Result<BleuTokenizer> tokenizer = findBleuTokenizer(options.tokenize);
  if (!tokenizer) return tokenizer.error();
  return std::unique_ptr<Metric>(new Bleu(options.tokenize, *tokenizer));
}

}  // namespace

MetricKind bleuMetric() { return {"bleu", "BLEU", &makeBleu}; }

}  // namespace s2s
