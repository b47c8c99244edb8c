#include "engine/metrics/two_sided_tests.h"

#include <algorithm>
#include <cmath>

#include "engine/metrics/numpy_random.h"
#include "engine/metrics/significance.h"

namespace s2s {
namespace {

/// Sums of the same numbers in another order differ in their last bits: such a tie is as large.
constexpr double kTie = 1e-12;

bool isAsLarge(double difference, double found) {
  return std::abs(difference) >= std::abs(found) * (1.0 - kTie);
}

/// How much a difference that arose by chance counts against the one found: wholly or not at all, or, where
/// it moves with the seeds too, by the chance that it is as large.
double weightOf(double difference, double found, const SeedScatter& scatter) {
  if (scatter.isNone() || std::isnan(difference)) return isAsLarge(difference, found) ? 1.0 : 0.0;
  return scatter.chanceAsFar(difference, found);
}

/// A share that is never 0: the data themselves are one more sample (Noreen 1989).
double shareOf(double asLarge, std::size_t samples) {
  return (asLarge + 1.0) / static_cast<double>(samples + 1);
}

/// Were there no difference, those of resamples would scatter about 0 as they now scatter about their mean
/// (Efron & Tibshirani 1993, chapter 16). Both tails count: nobody says beforehand which system is better.
double bootstrapPValue(std::span<const double> differences, double delta, const SeedScatter& scatter) {
  const double mean = numpyMean(differences);
  double asLarge = 0.0;
  for (const double one : differences) asLarge += weightOf(one - mean, delta, scatter);
  return shareOf(asLarge, differences.size());
}

/// A system as it is set against another: rows that differ by rounding alone are ties.
class Opponent {
 public:
  Opponent(const ScoredRows& system, const ScoredRows& baseline)
      : m_tied(system.tiedTo(baseline)), m_rows(m_tied ? m_tied.get() : &system) {}

  const ScoredRows& rows() const { return *m_rows; }

  double differenceFrom(const ScoredRows& baseline) const {
    return differenceOfScores(m_rows->score(), baseline.score());
  }

  /// `asItIs`: the system's own, which are drawn again where it has ties.
  Result<std::vector<double>> differencesFrom(std::span<const SampleScore> baseline,
                                              std::span<const SampleScore> asItIs,
                                              const RunControl* control) const {
    std::vector<std::vector<SampleScore>> again;
    if (m_tied) {
      auto drawn =
          bootstrapScores({&m_rows, 1}, ResamplingOptions{static_cast<std::int64_t>(asItIs.size())}, control);
      if (!drawn) return drawn.error();
      again = std::move(*drawn);
    }
    const std::span<const SampleScore> own = m_tied ? std::span<const SampleScore>(again.front()) : asItIs;
    std::vector<double> differences(own.size());
    for (std::size_t i = 0; i < own.size(); ++i)
      differences[i] = differenceOfScores(own[i].value, baseline[i].value);
    return differences;
  }

 private:
  std::unique_ptr<ScoredRows> m_tied;
  const ScoredRows* m_rows;
};

/// Differences as large count, unlike in sacreBLEU's test: where few rows differ, as with exact match and
/// labels, most exchanges tie with what was found, and without them any difference would seem significant.
Result<double> randomisationPValue(const ScoredRows& system, const ScoredRows& baseline, std::size_t trials,
                                   const SeedScatter& scatter, const RunControl* control) {
  NumpyRandom random(SignificanceOptions{}.seed);
  std::vector<std::uint8_t> exchanged(system.rows(), 0);
  const ExchangedScores scores = system.exchangedWith(baseline);
  const auto difference = [&] {
    const auto [mine, theirs] = scores(exchanged);
    return mine - theirs;
  };
  const double found = difference();
  double asLarge = 0.0;
  for (std::size_t i = 0; i < trials; ++i) {
    if (control && control->stopRequested())
      return Error{"stopped", "approximate randomisation", "", Error::Kind::cancelled};
    random.fillBooleans(exchanged);
    asLarge += weightOf(difference(), found, scatter);
  }
  return shareOf(asLarge, trials);
}

void adjust(std::span<TestedPair> pairs, PairPValue TestedPair::*test) {
  std::vector<PairPValue*> tested;
  std::vector<double> values;
  for (TestedPair& pair : pairs) {
    if (!pair.isTested()) continue;
    tested.push_back(&(pair.*test));
    values.push_back(tested.back()->value);
  }
  const std::vector<double> adjusted = holmAdjusted(values);
  for (std::size_t i = 0; i < tested.size(); ++i) tested[i]->adjusted = adjusted[i];
}

}  // namespace

bool TestedPair::isTested() const { return std::isfinite(delta); }

std::size_t testedAmong(std::span<const TestedPair> pairs) {
  return static_cast<std::size_t>(std::ranges::count_if(pairs, &TestedPair::isTested));
}

Result<TestedPair> testPair(Systems systems, std::span<const std::vector<SampleScore>> resamples,
                            std::size_t system, std::size_t baseline, const SeedScatter& scatter,
                            const RunControl* control) {
  TestedPair pair;
  pair.system = system;
  pair.baseline = baseline;
  const Opponent opponent(*systems[system], *systems[baseline]);
  pair.delta = opponent.differenceFrom(*systems[baseline]);
  if (pair.delta == 0.0 || !pair.isTested()) return pair;
  const auto differences = opponent.differencesFrom(resamples[baseline], resamples[system], control);
  if (!differences) return differences.error();
  pair.bootstrap.value = bootstrapPValue(*differences, pair.delta, scatter);
  const auto exchanged =
      randomisationPValue(opponent.rows(), *systems[baseline], resamples[system].size(), scatter, control);
  if (!exchanged) return exchanged.error();
  pair.randomisation.value = *exchanged;
  return pair;
}

double differenceOf(const ScoredRows& system, const ScoredRows& baseline) {
  return Opponent(system, baseline).differenceFrom(baseline);
}

Result<std::vector<double>> resampledDifferences(Systems systems,
                                                 std::span<const std::vector<SampleScore>> resamples,
                                                 std::size_t system, std::size_t baseline,
                                                 const RunControl* control) {
  const Opponent opponent(*systems[system], *systems[baseline]);
  return opponent.differencesFrom(resamples[baseline], resamples[system], control);
}

void adjustPValues(std::span<TestedPair> pairs) {
  adjust(pairs, &TestedPair::bootstrap);
  adjust(pairs, &TestedPair::randomisation);
}

Result<std::vector<TestedPair>> testAllPairs(Systems systems,
                                             std::span<const std::vector<SampleScore>> resamples,
                                             const RunControl* control) {
  std::vector<TestedPair> pairs;
  for (std::size_t baseline = 0; baseline < systems.size(); ++baseline) {
    for (std::size_t system = baseline + 1; system < systems.size(); ++system) {
      const auto pair = testPair(systems, resamples, system, baseline, {}, control);
      if (!pair) return pair.error();
      pairs.push_back(*pair);
    }
  }
  adjustPValues(pairs);
  return pairs;
}

}  // namespace s2s
