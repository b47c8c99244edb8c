// Translation edit rate (Snover et al. 2006) as sacreBLEU computes it after Tercom.
#include <algorithm>
#include <limits>

#include "engine/metrics/metric.h"
#include "engine/metrics/ngrams.h"
#include "engine/metrics/ter_shifts.h"
#include "engine/metrics/ter_tokenizer.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

/// A rate over no reference word is Python's own number, a double.
template <typename Number>
SampleScore terOf(std::span<const Number> statistics) {
  const Number edits = statistics[0], length = statistics[1];
  if (length > 0) return {static_cast<double>(100 * (edits / length)), sizeof(Number) == sizeof(float)};
  return {edits > 0 ? 100.0 : 0.0, false};
}

/// Counts: edits to the reference that takes fewest, mean length of the references in words.
class Ter final : public Metric {
 public:
  explicit Ter(const TerTokenizerOptions& options) : m_options(options) {}

  std::vector<double> statistics(std::string_view hypothesis,
                                 std::span<const std::string_view> references) const override {
    std::vector<std::vector<std::u32string>> words{cut(hypothesis)};
    for (const std::string_view reference : references) words.push_back(cutTwice(reference));
    const auto numbers = wordTokens(words);
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max(), length = 0;
    for (std::size_t k = 1; k < numbers.size(); ++k) {
      fewest = std::min(fewest, translationEdits(numbers[0], numbers[k]));
      length += static_cast<std::int64_t>(numbers[k].size());
    }
    return {static_cast<double>(fewest),
            static_cast<double>(length) / static_cast<double>(references.size())};
  }

  double score(std::span<const double> statistics) const override { return terOf(statistics).value; }
  std::optional<SampleScore> sampleScore(std::span<const float> statistics) const override {
    return terOf(statistics);
  }
  bool higherIsBetter() const override { return false; }

  std::string signature(const SignatureFacts& facts) const override {
    const auto yes = [](bool on) { return on ? "yes" : "no"; };
    return signatureBeginning(facts) + "case:" + (m_options.caseSensitive ? "mixed" : "lc") +
           "|tok:tercom|norm:" + yes(m_options.normalized) + "|punct:" + yes(!m_options.noPunctuation) +
           "|asian:" + yes(m_options.asianSupport) + "|version:2.6.0";
  }

 private:
  std::vector<std::u32string> cut(std::string_view text) const {
    const std::u32string whole = toUtf32(text);
    return terWords(withoutTrailingSpace(whole), m_options);
  }

  /// sacreBLEU makes references ready twice, hypotheses once; normalised, "dog's," then loses its "'s" too.
  std::vector<std::u32string> cutTwice(std::string_view text) const {
    std::u32string line;
    for (const std::u32string& word : cut(text)) line += (line.empty() ? U"" : U" ") + word;
    return terWords(line, m_options);
  }

  TerTokenizerOptions m_options;
};

Result<std::unique_ptr<Metric>> makeTer(const MetricOptions& options) {
  return std::unique_ptr<Metric>(new Ter(
      {options.terNormalized, options.terNoPunctuation, options.terAsianSupport, options.terCaseSensitive}));
}

}  // namespace

MetricKind terMetric() { return {"ter", "TER", &makeTer}; }

}  // namespace s2s
