#pragma once
// Whether a difference between two systems could be chance: the tests that evaluations, comparisons and their
// verdicts rest on. Rows that differ by rounding alone (ScoredRows::tiedTo) are ties. Those of sacreBLEU,
// whose bootstrap is nearer to a one-sided test, are in significance.h.

#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/metrics/resampling.h"
#include "engine/metrics/seed_scatter.h"

namespace s2s {

/// Of one test of one pair.
struct PairPValue {
  double value = 1.0;     ///< two-sided, never 0; 1 where the scores are equal or one is not finite
  double adjusted = 1.0;  ///< Holm's, over all pairs that are tested together; 1 of one that is not tested
};

/// Two systems, by their numbers in the list that was given.
struct TestedPair {
  std::size_t system = 0, baseline = 0;
  double delta = 0.0;        ///< differenceOfScores(): the system's minus the baseline's
  PairPValue bootstrap;      ///< how often the difference of a resample lies as far from their mean
  PairPValue randomisation;  ///< how often systems that exchanged answers by chance differ as much

  /// False where a score is not finite: there is no difference that could be chance.
  bool isTested() const;
};

/// Two of the systems; not adjusted. `resamples` are the scores that bootstrapScores gives of the same
/// systems with its usual seed; as many exchanges are drawn. Where the systems are means over several
/// trainings, `scatter` says how their difference moves with the seeds: each resample and each exchange
/// counts with the chance that it is as large when it is so moved. Errors are those of bootstrapScores.
Result<TestedPair> testPair(Systems systems, std::span<const std::vector<SampleScore>> resamples,
                            std::size_t system, std::size_t baseline, const SeedScatter& scatter = {},
                            const RunControl* control = nullptr);

/// differenceOfScores(): the system's minus the baseline's.
double differenceOf(const ScoredRows& system, const ScoredRows& baseline);
/// The same of every resample. Errors are those of bootstrapScores.
Result<std::vector<double>> resampledDifferences(Systems systems,
                                                 std::span<const std::vector<SampleScore>> resamples,
                                                 std::size_t system, std::size_t baseline,
                                                 const RunControl* control = nullptr);

/// How many of them are tested, which is what p-values are adjusted for.
std::size_t testedAmong(std::span<const TestedPair> pairs);

/// Adjusts the p-values of pairs that are tested together.
void adjustPValues(std::span<TestedPair> pairs);

/// Every pair of systems, the earlier one as baseline, adjusted.
Result<std::vector<TestedPair>> testAllPairs(Systems systems,
                                             std::span<const std::vector<SampleScore>> resamples,
                                             const RunControl* control = nullptr);

}  // namespace s2s
