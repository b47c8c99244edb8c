#pragma once
// Scores of entrants that were each trained with several seeds.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/comparisons/comparison_result.h"
#include "engine/metrics/scored_rows.h"

namespace s2s {

/// The test set as one entrant answered it, once per seed; null where a run has no answers.
using SeedRows = std::vector<const ScoredRows*>;

struct EntrantRows {
  SeedRows seeds;
  bool isComparable = true;  ///< SystemMetric::isComparable of all its seeds
};

/// The mean over the seeds, as a score of the rows: a resample of the rows is the same for every seed, so
/// that what varies with the choice of rows is not mixed with what varies with the seed, which SeedScatter
/// tells. The rows must outlive it.
class MeanOfSeeds final : public ScoredRows {
 public:
  /// One at least, all equally long; none is null.
  explicit MeanOfSeeds(SeedRows seeds) : m_seeds(std::move(seeds)) {}

  std::size_t rows() const override { return m_seeds.front()->rows(); }
  double score() const override;
  SampleScore scoreOf(std::span<const std::uint32_t> sample) const override;
  /// `other` is a mean over the same seeds.
  ExchangedScores exchangedWith(const ScoredRows& other) const override;
  std::unique_ptr<ScoredRows> tiedTo(const ScoredRows& other) const override;

 private:
  SeedRows m_seeds;
  std::vector<std::unique_ptr<ScoredRows>> m_tied;  ///< seeds that are not another's rows
};

/// One metric over all entrants.
struct SeedComparison {
  std::vector<std::optional<ScoreSummary>> entrants;  ///< nothing where an entrant has no answers
  /// Every two that can be set against others and have answers with the same seed.
  std::vector<ComparedPair> pairs;
};

/// Scores are means over the seeds: an entrant's over all that it has, a pair's over those that both have. An
/// entrant's interval is over the test set's rows. A pair's, and the tests of two_sided_tests.h, are over the
/// rows and the seeds (seed_scatter.h, the seeds as pairs); over the rows alone where there is one seed, or
/// all seeds differ alike. p-values are adjusted over the pairs whose difference is finite. Errors are those
/// of bootstrapScores.
Result<SeedComparison> compareSeeds(const std::string& metric, std::span<const EntrantRows> entrants,
                                    std::int64_t resamples);

/// Standard deviation (n − 1); nothing for fewer than two values or where one is not finite.
std::optional<double> spreadOf(std::span<const double> values);

}  // namespace s2s
