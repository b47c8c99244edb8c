#include "engine/metrics/significance.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/metrics/numpy_random.h"

namespace s2s {
namespace {

/// A share that is never 0: the data themselves are one more sample (Noreen 1989).
double pValueOf(std::int64_t beyond, std::size_t samples) {
  return static_cast<double>(beyond + 1) / static_cast<double>(samples + 1);
}

/// How often the difference of resamples, its own mean taken away, exceeds the one found. In the precision
/// that numpy has here.
template <typename Number>
double bootstrapPValue(std::span<const SampleScore> system, std::span<const SampleScore> baseline,
                       double difference) {
  std::vector<Number> differences(system.size());
  for (std::size_t i = 0; i < system.size(); ++i)
    differences[i] = std::abs(static_cast<Number>(system[i].value) - static_cast<Number>(baseline[i].value));
  const Number mean = numpyMean(std::span<const Number>(differences));
  const auto found = static_cast<Number>(difference);
  return pValueOf(std::ranges::count_if(differences, [&](Number value) { return value - mean > found; }),
                  differences.size());
}

double bootstrapPValue(std::span<const SampleScore> system, std::span<const SampleScore> baseline,
                       double difference) {
  const bool single = std::ranges::all_of(system, &SampleScore::single) &&
                      std::ranges::all_of(baseline, &SampleScore::single);
  return single ? bootstrapPValue<float>(system, baseline, difference)
                : bootstrapPValue<double>(system, baseline, difference);
}

/// How often systems that exchanged half of their answers, by chance, differ more than those found.
Result<double> randomisationPValue(const ScoredRows& system, const ScoredRows& baseline,
                                   const SignificanceOptions& options, const RunControl* control) {
  NumpyRandom random(options.seed);
  std::vector<std::uint8_t> exchanged(system.rows(), 0);
  const ExchangedScores scores = system.exchangedWith(baseline);
  const auto difference = [&] {
    const auto [mine, theirs] = scores(exchanged);
    return std::abs(mine - theirs);
  };
  const double found = difference();
  std::int64_t beyond = 0;
  for (std::int64_t i = 0; i < options.count(); ++i) {
    if (control && control->stopRequested())
      return Error{"stopped", "approximate randomisation", "", Error::Kind::cancelled};
    random.fillBooleans(exchanged);
    if (difference() > found) ++beyond;
  }
  return pValueOf(beyond, static_cast<std::size_t>(options.count()));
}

Result<std::vector<PairComparison>> compare(Systems systems, std::vector<PairComparison> pairs,
                                            const SignificanceOptions& options, const RunControl* control) {
  if (auto checked = checkSystems(systems, options.count()); !checked) return checked.error();
  std::vector<double> scores;
  for (const ScoredRows* system : systems) scores.push_back(system->score());
  std::vector<std::vector<SampleScore>> resamples;
  if (options.test == PairedTest::bootstrap) {
    auto drawn = bootstrapScores(systems, {options.count(), options.seed}, control);
    if (!drawn) return drawn.error();
    resamples = std::move(*drawn);
  }
  std::vector<double> pValues;
  for (PairComparison& pair : pairs) {
    pair.delta = differenceOfScores(scores[pair.system], scores[pair.baseline]);
    if (pair.delta == 0.0) {
      pair.pValue = 1.0;
    } else if (options.test == PairedTest::bootstrap) {
      pair.pValue = bootstrapPValue(resamples[pair.system], resamples[pair.baseline], std::abs(pair.delta));
    } else {
      const auto pValue =
          randomisationPValue(*systems[pair.system], *systems[pair.baseline], options, control);
      if (!pValue) return pValue.error();
      pair.pValue = *pValue;
    }
    pValues.push_back(pair.pValue);
  }
  const std::vector<double> adjusted = holmAdjusted(pValues);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].adjustedPValue = adjusted[i];
  return pairs;
}

}  // namespace

Result<std::vector<PairComparison>> compareAllPairs(Systems systems, const SignificanceOptions& options,
                                                    const RunControl* control) {
  std::vector<PairComparison> pairs;
  for (std::size_t baseline = 0; baseline < systems.size(); ++baseline) {
    for (std::size_t system = baseline + 1; system < systems.size(); ++system)
      pairs.push_back({system, baseline});
  }
  return compare(systems, std::move(pairs), options, control);
}

Result<std::vector<PairComparison>> compareWithFirst(Systems systems, const SignificanceOptions& options,
                                                     const RunControl* control) {
  std::vector<PairComparison> pairs;
  for (std::size_t system = 1; system < systems.size(); ++system) pairs.push_back({system, 0});
  return compare(systems, std::move(pairs), options, control);
}

double decidingPValue(double bootstrap, std::optional<double> randomisation) {
  return std::max(bootstrap, randomisation.value_or(bootstrap));
}

double differenceOfScores(double score, double other) {
  constexpr double kRounding = 1e-12;
  const double difference = score - other;
  const bool isRounding = std::abs(difference) <= kRounding * std::max(std::abs(score), std::abs(other));
  return isRounding && std::isfinite(difference) ? 0.0 : difference;
}

double smallestPValue(std::int64_t resamples, std::size_t pairs) {
  return 1.0 / static_cast<double>(resamples + 1) * static_cast<double>(pairs);
}

std::int64_t fewestResamples(std::size_t pairs, double level) {
  auto fewest = static_cast<std::int64_t>(static_cast<double>(pairs) / level) - 2;
  fewest = std::max<std::int64_t>(1, fewest);
  while (!isSignificant(smallestPValue(fewest, pairs), level)) ++fewest;
  return fewest;
}

std::vector<double> holmAdjusted(std::span<const double> pValues) {
  std::vector<std::size_t> order(pValues.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return pValues[i]; });
  std::vector<double> adjusted(pValues.size());
  double highest = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double stretched = pValues[order[rank]] * static_cast<double>(order.size() - rank);
    highest = std::max(highest, std::min(1.0, stretched));
    adjusted[order[rank]] = highest;
  }
  return adjusted;
}

}  // namespace s2s
