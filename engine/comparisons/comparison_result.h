#pragma once
// Everything that a comparison found, for pages, charts and reports. comparison.json holds it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"
#include "engine/comparisons/learned_test_rows.h"
#include "engine/comparisons/weight_files.h"
#include "engine/planning/operations.h"

namespace s2s {

/// A validation of a run, on every axis.
struct CurvePoint {
  std::int64_t step = 0;
  std::int64_t targetBytes = 0;
  double operations = 0.0;
  double seconds = 0.0;
  std::optional<double> bitsPerByte;  ///< per UTF-8 byte of the target; classifiers have none
  std::optional<double> loss;
  std::optional<double> accuracy;   ///< classifiers: share of right labels
  std::optional<double> pearson{};  ///< models that give a number: correlation with the right ones
};

/// A number of a trained model on the test set.
struct TestScore {
  std::string name;  ///< "chrf++"
  double score = 0.0;
  std::string signature{};
};

/// A data file as it was.
struct DataHash {
  std::string name, path, sha256;
};

/// One entrant trained with one seed.
struct ComparedRun {
  std::uint64_t seed = 1;
  std::string folder;     ///< of the run, below the comparison's
  std::string failure{};  ///< why there is nothing more; else empty
  CurvePoint end{};       ///< what its training came to
  std::vector<CurvePoint> curve{};
  std::int64_t batchSize = 0;
  bool takesEpochAtOnce = false;            ///< a micro-batch holds all rows that there are
  std::int64_t peakBytes = 0;               ///< of tensors while it trained; 0 where not known
  double tokensPerSecond = 0.0;             ///< of training, source and target, padding left out
  double outputTokensPerSecond = 0.0;       ///< of generation on the test set; 0 where nothing is generated
  std::vector<std::string> orderDigests{};  ///< TrainingCourse::orderDigests
  std::int64_t learnedRows = 0;             ///< Spending::rows; 0 where not known
  std::vector<TestScore> scores{};
  std::vector<std::string> notes{};  ///< of its answers: what was cut, what is no label or number
  std::vector<DataHash> data{};      ///< that it learned from; results of former versions have none
  /// Its bytes, operations, rows and their order were counted on another state of these files, and are not
  /// its own.
  bool isCountedOnOtherData = false;
};

/// A metric over an entrant's seeds.
struct ScoreSummary {
  std::string name;
  double mean = 0.0;  ///< infinite where a run's is: the perplexity of a model that diverged
  /// Standard deviation (n − 1) over the seeds; nothing for one seed or where the mean is not finite.
  std::optional<double> spread;
  /// 95 %, by resampling the test set; nothing where a bound is not finite.
  std::optional<std::array<double, 2>> interval;
  std::size_t seeds = 0;
  /// False where the number says nothing beside another entrant's: bits per byte of a vocabulary that cannot
  /// write the references, likelihoods a token.
  bool isComparable = true;
};

struct ComparedEntrant {
  std::string name;
  std::string model;  ///< what it was made from
  StartingPoint startingPoint = StartingPoint::random;
  ParameterParts parameters{};
  double unknownTargets = 0.0;  ///< UnknownRate::share() of the training targets
  double cutTargets = 0.0;      ///< share of the training targets' bytes that lie behind the limits
  std::vector<ComparedRun> runs{};
  std::vector<ScoreSummary> scores{};
  /// That its runs began from; none where they were drawn, or in results of former versions.
  std::vector<WeightFile> weights{};
};

/// Two entrants under the headline metric or another one.
struct ComparedPair {
  std::size_t first = 0, second = 0;  ///< numbers of the entrants
  std::string metric;
  double difference = 0.0;  ///< first minus second, of the outputs of all seeds together; or not finite
  /// Two-sided paired bootstrap over the test set's rows, and over the seeds where there are several
  /// (seed_scatter.h).
  double pValue = 1.0;
  double adjusted = 1.0;  ///< after Holm (1979), over all pairs of this metric that differ by a finite number
  std::optional<std::array<double, 2>> interval;  ///< 95 %, of the difference; nothing as in ScoreSummary
  bool everySeedAgrees = true;                    ///< each seed's difference has the same sign
  /// Approximate randomisation of the same rows and seeds; results of former versions have none.
  std::optional<double> randomisationPValue{}, randomisationAdjusted{};
  /// Seeds that both have: p-values and interval are over them, too, where they are two at least. 0 in
  /// results of former versions, whose tests were over the rows alone whatever the number of seeds.
  std::size_t testedSeeds = 0;

  /// Whether p-values and interval count that other seeds would give other scores.
  bool countsSeeds() const { return testedSeeds >= 2; }
  /// Whether the two were tested: not where a score is no finite number, and the p-values above say nothing.
  bool isTested() const;
  /// By which the difference is significant or not (significance.h).
  double decidingPValue() const;
};

/// A row of the test set with what each entrant wrote (first seed).
struct ComparedSample {
  std::string source, reference;
  std::vector<std::optional<std::string>> outputs;  ///< one for each entrant; nothing where it has no answer
};

/// A setting that is not the same for all entrants.
struct UnequalSetting {
  std::string path;
  std::vector<std::string> values;
};

struct VerdictLine {
  enum class Kind {
    caution,    ///< what makes the comparison less fair than it looks
    equal,      ///< what was equalised
    unequal,    ///< what was not
    finding,    ///< a difference that the data support
    undecided,  ///< one that they do not
  } kind;
  std::string text;
};

struct ComparisonResult {
  std::string name;
  Equalised equalised = Equalised::steps;
  std::optional<double> amount;
  double significance = 0.05;
  std::int64_t resamples = 0;  ///< of intervals and tests; 0 in results of former versions
  std::string headline;        ///< the metric that decides, "chrf++"
  bool higherIsBetter = true;  ///< of the headline
  std::size_t testRows = 0;    ///< that could be used
  std::int64_t badRows = 0;    ///< of the test set that could not, and were left out
  std::string firstBadRow{};   ///< "line 5: WHY"
  std::vector<std::uint64_t> seeds;
  std::vector<ComparedEntrant> entrants;
  std::vector<ComparedPair> pairs;
  std::vector<ComparedSample> samples;
  std::vector<UnequalSetting> settings;
  std::vector<DataHash> data;
  std::vector<LearnedTestRows> learnedTest{};  ///< results of former versions have none
  Json description = nullptr;  ///< the comparison, complete
  Json environment = nullptr;
  std::vector<VerdictLine> verdict;
};

Json toJson(const ComparisonResult& result);
/// Of comparison.json; what is missing or of another type is an error that names it.
Result<ComparisonResult> comparisonResultFrom(const Json& json);

}  // namespace s2s
