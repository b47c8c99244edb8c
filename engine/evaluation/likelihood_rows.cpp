#include "engine/evaluation/likelihood_rows.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace s2s {
namespace {

struct Sums {
  double nats = 0.0, tokens = 0.0, correct = 0.0, bytes = 0.0;

  void add(const RowLikelihood& row) {
    nats += row.negativeLogLikelihood();
    tokens += static_cast<double>(row.tokens);
    correct += static_cast<double>(row.correct);
    bytes += static_cast<double>(row.bytes);
  }
};

double ratio(double part, double whole) { return whole == 0.0 ? 0.0 : part / whole; }

double measured(const Sums& sums, LikelihoodMeasure measure) {
  switch (measure) {
    case LikelihoodMeasure::loss:
      return ratio(sums.nats, sums.tokens);
    case LikelihoodMeasure::tokenAccuracy:
      return ratio(sums.correct, sums.tokens);
    case LikelihoodMeasure::perplexity:
      return std::exp(ratio(sums.nats, sums.tokens));
    case LikelihoodMeasure::bitsPerByte:
      return ratio(sums.nats, sums.bytes) / std::numbers::ln2;
  }
  return 0.0;
}

/// Whether likelihoods of one reference differ by no more than float32 rounds: by its way through another
/// batch, or of the same weights stored otherwise.
bool differByRounding(const RowLikelihood& one, const RowLikelihood& other) {
  if (one.loss == other.loss || one.tokens != other.tokens || one.bytes != other.bytes) return false;
  constexpr double kOfNats = 1e-5;    // sums over a layer's width: a hundred times float32's precision
  constexpr double kOfAToken = 1e-6;  // the last digit of a logit near 10, also where a token is nearly sure
  const double smaller = std::min(std::abs(one.loss), std::abs(other.loss));
  return std::abs(one.loss - other.loss) <= std::max(kOfNats * smaller, kOfAToken);
}

class LikelihoodRows final : public ScoredRows {
 public:
  LikelihoodRows(std::span<const AnsweredRow> answers, LikelihoodMeasure measure) : m_measure(measure) {
    for (const AnsweredRow& answer : answers) m_rows.push_back(answer.likelihood.value());
  }

  std::size_t rows() const override { return m_rows.size(); }

  double score() const override {
    Sums sums;
    for (const RowLikelihood& row : m_rows) sums.add(row);
    return measured(sums, m_measure);
  }

  SampleScore scoreOf(std::span<const std::uint32_t> sample) const override {
    Sums sums;
    for (const std::uint32_t row : sample) sums.add(m_rows[row]);
    return {measured(sums, m_measure), false};
  }

  ExchangedScores exchangedWith(const ScoredRows& other) const override {
    return
        [this, &them = dynamic_cast<const LikelihoodRows&>(other)](std::span<const std::uint8_t> fromOther) {
          Sums mine, theirs;
          for (std::size_t i = 0; i < fromOther.size(); ++i) {
            mine.add((fromOther[i] ? them : *this).m_rows[i]);
            theirs.add((fromOther[i] ? *this : them).m_rows[i]);
          }
          return std::pair(measured(mine, m_measure), measured(theirs, m_measure));
        };
  }

  std::unique_ptr<ScoredRows> tiedTo(const ScoredRows& other) const override {
    const auto& them = dynamic_cast<const LikelihoodRows&>(other);
    if (m_measure == LikelihoodMeasure::tokenAccuracy) return nullptr;
    auto tied = std::make_unique<LikelihoodRows>(*this);
    bool hasTies = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
      if (!differByRounding(m_rows[i], them.m_rows[i])) continue;
      tied->m_rows[i].loss = them.m_rows[i].loss;
      hasTies = true;
    }
    return hasTies ? std::move(tied) : nullptr;
  }

 private:
  LikelihoodMeasure m_measure;
  std::vector<RowLikelihood> m_rows;
};

}  // namespace

std::unique_ptr<ScoredRows> scoredLikelihoods(std::span<const AnsweredRow> answers,
                                              LikelihoodMeasure measure) {
  return std::make_unique<LikelihoodRows>(answers, measure);
}

}  // namespace s2s
