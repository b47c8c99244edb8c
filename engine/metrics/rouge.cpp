// ROUGE-1, -2, -L and -Lsum: the mean F-measure of segments, each as rouge_score 0.1.2 scores it.
#include <algorithm>

#include "engine/metrics/metric.h"
#include "engine/metrics/ngrams.h"
#include "engine/metrics/rouge_scores.h"
#include "engine/metrics/rouge_tokenizers.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

enum class Kind { one, two, subsequence, sentences };

constexpr const char* nameOf(Kind kind) {
  switch (kind) {
    case Kind::one:
      return "rouge1";
    case Kind::two:
      return "rouge2";
    case Kind::subsequence:
      return "rougeL";
    case Kind::sentences:
      break;
  }
  return "rougeLsum";
}

constexpr const char* titleOf(Kind kind) {
  switch (kind) {
    case Kind::one:
      return "ROUGE-1";
    case Kind::two:
      return "ROUGE-2";
    case Kind::subsequence:
      return "ROUGE-L";
    case Kind::sentences:
      break;
  }
  return "ROUGE-Lsum";
}

/// Counts: F-measure of the reference with the highest, the first of equals; segments.
class Rouge final : public Metric {
 public:
  Rouge(Kind kind, RougeTokenizer tokenizer, std::string tokenizerName, bool stemmer)
      : m_kind(kind), m_tokenizer(tokenizer), m_tokenizerName(std::move(tokenizerName)), m_stemmer(stemmer) {}

  std::vector<double> statistics(std::string_view hypothesis,
                                 std::span<const std::string_view> references) const override {
    double best = 0.0;
    for (const std::string_view reference : references)
      best = std::max(best, scoreOf(hypothesis, reference).fMeasure);
    return {best, 1.0};
  }

  double score(std::span<const double> statistics) const override {
    return 100.0 * (statistics[0] / statistics[1]);
  }

  std::string signature(const SignatureFacts& facts) const override {
    return signatureBeginning(facts) + "type:" + nameOf(m_kind) + "|case:lc|tok:" + m_tokenizerName +
           "|stem:" + (m_stemmer ? "porter" : "no") + "|mean:f|version:rouge_score-0.1.2";
  }

 private:
  using Sentences = std::vector<std::vector<std::u32string>>;

  RougeScore scoreOf(std::string_view hypothesis, std::string_view reference) const {
    Sentences sentences = cut(hypothesis);
    const auto split = static_cast<std::ptrdiff_t>(sentences.size());
    std::ranges::move(cut(reference), std::back_inserter(sentences));
    const auto numbers = wordTokens(sentences);
    const std::span all(numbers);
    const auto found = all.first(static_cast<std::size_t>(split)),
               wanted = all.subspan(static_cast<std::size_t>(split));
    switch (m_kind) {
      case Kind::one:
        return rougeOfNgrams(found.front(), wanted.front(), 1);
      case Kind::two:
        return rougeOfNgrams(found.front(), wanted.front(), 2);
      case Kind::subsequence:
        return rougeOfSubsequence(found.front(), wanted.front());
      case Kind::sentences:
        break;
    }
    return rougeOfSentences(found, wanted);
  }

  /// The whole text as one sentence, or, for Lsum, a sentence for every line.
  Sentences cut(std::string_view text) const {
    Sentences sentences;
    const std::u32string whole = toUtf32(text);
    for (std::size_t begin = 0; begin <= whole.size();) {
      const std::size_t end =
          m_kind == Kind::sentences ? std::min(whole.find(U'\n', begin), whole.size()) : whole.size();
      sentences.push_back(m_tokenizer.cut(std::u32string_view(whole).substr(begin, end - begin)));
      if (m_stemmer) stemRougeWords(sentences.back());
      begin = end + 1;
    }
    return sentences;
  }

  Kind m_kind;
  RougeTokenizer m_tokenizer;
  std::string m_tokenizerName;
  bool m_stemmer;
};

template <Kind Which>
Result<std::unique_ptr<Metric>> makeRouge(const MetricOptions& options) {
  const Result<RougeTokenizer> tokenizer = findRougeTokenizer(options.rougeTokenize);
  if (!tokenizer) return tokenizer.error();
  if (options.rougeStemmer && options.rougeTokenize != "ascii")
    return Error{"Porter's stemmer is for English", "", "use it with the ascii tokenization of ROUGE",
                 Error::Kind::invalidInput};
  return std::unique_ptr<Metric>(new Rouge(Which, *tokenizer, options.rougeTokenize, options.rougeStemmer));
}

template <Kind Which>
constexpr MetricKind kindOf() {
  return {nameOf(Which), titleOf(Which), &makeRouge<Which>};
}

}  // namespace

MetricKind rouge1Metric() { return kindOf<Kind::one>(); }
MetricKind rouge2Metric() { return kindOf<Kind::two>(); }
MetricKind rougeLMetric() { return kindOf<Kind::subsequence>(); }
MetricKind rougeLsumMetric() { return kindOf<Kind::sentences>(); }

}  // namespace s2s
