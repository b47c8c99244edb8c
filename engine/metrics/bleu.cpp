// BLEU (Papineni et al. 2002) with the counting, smoothing and rounding of sacreBLEU (Post 2018).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "engine/metrics/bleu_tokenizers.h"
#include "engine/metrics/metric.h"
#include "engine/metrics/ngrams.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

constexpr std::size_t kOrders = 4;

enum class Smoothing { exponential, floor, addK, none };

struct BleuOptions {
  std::string tokenizerName;
  BleuTokenizer tokenizer;
  bool lowercase;
  Smoothing smoothing;
  double smoothingValue;
  bool effectiveOrder;
};

/// The score and what it is made of, in the precision of the counts.
template <typename Number>
struct BleuParts {
  std::array<Number, kOrders> precisions{};
  double brevity = 1.0;
  double score = 0.0;
};

template <typename Number>
BleuParts<Number> bleuOf(std::span<const Number> statistics, const BleuOptions& options) {
  BleuParts<Number> parts;
  const auto hypothesisLength = static_cast<double>(statistics[0]),
             referenceLength = static_cast<double>(statistics[1]);
  const auto matched = statistics.subspan(2, kOrders), counted = statistics.subspan(2 + kOrders, kOrders);
  if (hypothesisLength < referenceLength)
    parts.brevity = hypothesisLength > 0 ? std::exp(1 - referenceLength / hypothesisLength) : 0.0;
  if (std::ranges::all_of(matched, [](Number n) { return n == 0; })) return parts;

  constexpr double kLogOfNothing = -9999999999.0;  // sacreBLEU's stand-in: the score becomes 0
  const auto value = static_cast<Number>(options.smoothingValue);
  double halvings = 1.0;
  std::size_t orders = kOrders;
  for (std::size_t i = 0; i < kOrders; ++i) {
    const Number added = options.smoothing == Smoothing::addK && i > 0 ? value : Number(0);
    const Number correct = matched[i] + added, total = counted[i] + added;
    if (total == 0) break;
    if (options.effectiveOrder) orders = i + 1;
    if (correct != 0) {
      parts.precisions[i] = Number(100) * correct / total;
    } else if (options.smoothing == Smoothing::exponential) {
      halvings *= 2;
      parts.precisions[i] = Number(100) / (static_cast<Number>(halvings) * total);
    } else if (options.smoothing == Smoothing::floor) {
      parts.precisions[i] = static_cast<Number>(100.0 * options.smoothingValue) / total;
    }
  }
  double sumOfLogs = 0.0;
  for (std::size_t i = 0; i < orders; ++i) {
    const auto precision = static_cast<double>(parts.precisions[i]);
    sumOfLogs += precision == 0.0 ? kLogOfNothing : std::log(precision);
  }
  parts.score = parts.brevity * std::exp(sumOfLogs / static_cast<double>(orders));
  return parts;
}

/// The reference length next to that of the hypothesis, the shorter of two as near.
std::size_t closestLength(std::size_t length, std::span<const std::vector<std::u32string>> sequences) {
  const auto distance = [&](std::size_t other) { return std::max(length, other) - std::min(length, other); };
  std::size_t closest = sequences[1].size();
  for (const auto& reference : sequences.subspan(1)) {
    const std::size_t own = reference.size();
    if (distance(own) < distance(closest) || (distance(own) == distance(closest) && own < closest))
      closest = own;
  }
  return closest;
}

/// Counts: length of hypothesis and reference, then for orders 1 to 4 the matches, then the totals.
class Bleu final : public Metric {
 public:
  explicit Bleu(BleuOptions options) : m_options(std::move(options)) {}

  std::vector<double> statistics(std::string_view hypothesis,
                                 std::span<const std::string_view> references) const override {
    std::vector<std::vector<std::u32string>> words{cut(hypothesis)};
    for (const std::string_view reference : references) words.push_back(cut(reference));
    std::vector<double> result(2 + 2 * kOrders);
    result[0] = static_cast<double>(words[0].size());
    result[1] = static_cast<double>(closestLength(words[0].size(), words));
    NgramNumbers ngrams(wordTokens(words));
    for (std::size_t order = 1; order <= kOrders; ++order) {
      result[1 + order] = static_cast<double>(words.size() == 2 ? ngrams.matches(1) : ngrams.matchesOfAny());
      result[1 + kOrders + order] = static_cast<double>(ngrams.count(0));
      if (order < kOrders) ngrams.advance();
    }
    return result;
  }

  double score(std::span<const double> statistics) const override {
    return bleuOf(statistics, m_options).score;
  }

  std::optional<SampleScore> sampleScore(std::span<const float> statistics) const override {
    return SampleScore{bleuOf(statistics, m_options).score, false};
  }

  std::string signature(const SignatureFacts& facts) const override {
    return signatureBeginning(facts) + "case:" + (m_options.lowercase ? "lc" : "mixed") +
           "|eff:" + (m_options.effectiveOrder ? "yes" : "no") + "|tok:" + m_options.tokenizerName +
           "|smooth:" + smoothingText() + "|version:2.6.0";
  }

  std::string details(std::span<const double> statistics) const override {
    const BleuParts<double> parts = bleuOf(statistics, m_options);
    const double ratio = statistics[1] > 0 ? statistics[0] / statistics[1] : 0.0;
    std::array<char, 200> text{};
    std::snprintf(text.data(), text.size(),
                  "%.1f/%.1f/%.1f/%.1f (BP = %.3f ratio = %.3f hyp_len = %.0f ref_len = %.0f)",
                  parts.precisions[0], parts.precisions[1], parts.precisions[2], parts.precisions[3],
                  parts.brevity, ratio, statistics[0], statistics[1]);
    return text.data();
  }

 private:
  std::vector<std::u32string> cut(std::string_view text) const {
    const std::u32string whole = toUtf32(text);
    if (!m_options.lowercase) return m_options.tokenizer(withoutTrailingSpace(whole));
    const std::u32string lower = lowered(whole);
    return m_options.tokenizer(withoutTrailingSpace(lower));
  }

  std::string smoothingText() const {
    std::array<char, 40> value{};
    std::snprintf(value.data(), value.size(), "[%.2f]", m_options.smoothingValue);
    switch (m_options.smoothing) {
      case Smoothing::exponential:
        return "exp";
      case Smoothing::floor:
        return std::string("floor") + value.data();
      case Smoothing::addK:
        return std::string("add-k") + value.data();
      case Smoothing::none:
        break;
    }
    return "none";
  }

  BleuOptions m_options;
};

Result<std::unique_ptr<Metric>> makeBleu(const MetricOptions& options) {
  const Result<BleuTokenizer> tokenizer = findBleuTokenizer(options.tokenize);
  if (!tokenizer) return tokenizer.error();
  BleuOptions own{options.tokenize,       *tokenizer, options.lowercase,
                  Smoothing::exponential, 0.0,        options.effectiveOrder};
  if (options.smoothing == "floor") {
    own.smoothing = Smoothing::floor;
    own.smoothingValue = options.smoothingValue.value_or(0.1);
  } else if (options.smoothing == "add-k") {
    own.smoothing = Smoothing::addK;
    own.smoothingValue = options.smoothingValue.value_or(1.0);
  } else if (options.smoothing == "none") {
    own.smoothing = Smoothing::none;
  } else if (options.smoothing != "exp") {
    return Error{"unknown smoothing '" + options.smoothing + "'", "", "use one of: exp, floor, add-k, none",
                 Error::Kind::invalidInput};
  }
  if (own.smoothingValue < 0.0)
    return Error{"a smoothing value below 0", "", "give 0 or more", Error::Kind::invalidInput};
  return std::unique_ptr<Metric>(new Bleu(std::move(own)));
}

}  // namespace

MetricKind bleuMetric() { return {"bleu", "BLEU", &makeBleu}; }

}  // namespace s2s
