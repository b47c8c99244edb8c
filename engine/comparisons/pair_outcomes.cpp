#include "engine/comparisons/pair_outcomes.h"

#include <algorithm>

#include "engine/metrics/significance.h"

namespace s2s {
namespace {

bool decides(const ComparisonResult& result, const ComparedPair& pair) {
  return pair.metric == result.headline && pair.first < result.entrants.size() &&
         pair.second < result.entrants.size();
}

/// Whether a difference could be significant, were it large enough.
bool canTell(const ComparisonResult& result, std::size_t pairs) {
  return result.resamples == 0 || result.resamples >= fewestResamples(pairs, result.significance);
}

}  // namespace

std::size_t testedPairs(const ComparisonResult& result) {
  return static_cast<std::size_t>(std::ranges::count_if(
      result.pairs, [&](const ComparedPair& pair) { return decides(result, pair) && pair.isTested(); }));
}

std::vector<verdict::PairOutcome> pairOutcomes(const ComparisonResult& result) {
  using Outcome = verdict::PairOutcome::Outcome;
  const Outcome notSignificant =
      canTell(result, testedPairs(result)) ? Outcome::notSignificant : Outcome::tooFewResamples;
  std::vector<verdict::PairOutcome> outcomes;
  for (std::size_t i = 0; i < result.pairs.size(); ++i) {
    const ComparedPair& pair = result.pairs[i];
    if (!decides(result, pair)) continue;
    const bool significant = isSignificant(pair.decidingPValue(), result.significance);
    // A p-value over the rows alone knows nothing of a seed that contradicts; one over the seeds counts it.
    const bool contradicted = !pair.everySeedAgrees && !pair.countsSeeds();
    const Outcome outcome = !pair.isTested() ? Outcome::notTested
                            : !significant   ? notSignificant
                            : contradicted   ? Outcome::seedsDisagree
                                             : Outcome::better;
    outcomes.push_back({outcome, i, result.higherIsBetter == (pair.difference > 0.0)});
  }
  return outcomes;
}

}  // namespace s2s
