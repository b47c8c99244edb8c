#pragma once
// Whether a difference between two systems could be chance, as sacreBLEU 2.6 tests it: `s2s metrics` has the
// reference's numbers. What evaluations and comparisons call significant is tested in two_sided_tests.h.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/metrics/resampling.h"

namespace s2s {

enum class PairedTest {
  /// Paired bootstrap resampling (Koehn 2004): sacreBLEU's --paired-bs. It compares absolute differences
  /// less their mean with the one found, which is nearer to a one-sided test: of pairs without a difference
  /// about one in ten has p ≤ 0.05.
  bootstrap,
  randomisation,  ///< approximate randomisation (Noreen 1989; Riezler & Maxwell 2005): --paired-ar
};

struct SignificanceOptions {
  PairedTest test = PairedTest::bootstrap;
  std::optional<std::int64_t> samples{};  ///< sacreBLEU's default: 1,000 resamples, 10,000 trials
  std::uint64_t seed = 12345;             ///< sacreBLEU's; its random numbers are reproduced bit for bit

  std::int64_t count() const { return samples.value_or(test == PairedTest::bootstrap ? 1000 : 10000); }
};

/// Two systems, by their numbers in the list that was given.
struct PairComparison {
  std::size_t system = 0, baseline = 0;
  double delta = 0.0;  ///< differenceOfScores(): the system's minus the baseline's
  /// Of the test; 1 where the scores are equal: sacreBLEU's 1/(n+1) misleads there.
  double pValue = 1.0;
  double adjustedPValue = 1.0;  ///< Holm's, over all pairs of this answer
};

/// Every pair of systems, the earlier one as baseline. Errors are those of bootstrapScores.
Result<std::vector<PairComparison>> compareAllPairs(Systems systems, const SignificanceOptions& options = {},
                                                    const RunControl* control = nullptr);

/// Every system but the first against the first.
Result<std::vector<PairComparison>> compareWithFirst(Systems systems, const SignificanceOptions& options = {},
                                                     const RunControl* control = nullptr);

/// By how much one score exceeds another: 0 of two that are equal but for the rounding of sums, which are at
/// most 10⁻¹² of the larger apart. Between such there is nothing to test.
double differenceOfScores(double score, double other);

/// p-values of several tests read together (Holm 1979): whoever calls those up to 0.05 significant is wrong
/// about any of them with a probability of at most 0.05.
std::vector<double> holmAdjusted(std::span<const double> pValues);

/// Of the adjusted p-values of one difference the larger one, so that it counts as significant where both
/// tests say so; the bootstrap's where the other was not run. The bootstrap of few rows is no proof by
/// itself: rows that all differ alike do not scatter, and one row alone has the smallest p-value that there
/// is.
double decidingPValue(double bootstrap, std::optional<double> randomisation);

/// What a p-value is held against where nothing else is wished.
inline constexpr double kSignificanceLevel = 0.05;

/// Whether a difference is called significant, by the p-value that decides.
constexpr bool isSignificant(double pValue, double level = kSignificanceLevel) { return pValue <= level; }

/// The smallest p-value that resamples can give after Holm: 1 / (n + 1) times the pairs that are tested
/// together.
double smallestPValue(std::int64_t resamples, std::size_t pairs);
/// The fewest resamples of which a p-value can be significant. With fewer, a test tells nothing, however
/// large the difference is. `level` is more than 0.
std::int64_t fewestResamples(std::size_t pairs, double level = kSignificanceLevel);

}  // namespace s2s
