#pragma once
// What a comparison found, as facts: which kind of thing, and the values that belong to it. Sentences are
// made of them by engine/comparisons/verdict.h, in any language.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/comparisons/comparison_result.h"

namespace s2s {

/// Something that entrants have or use up, as far as it can be made equal.
enum class Expense { steps, targetBytes, operations, seconds, peakMemory, parametersOutsideEmbeddings };

namespace verdict {

// Entrants, pairs and settings are numbers into the result that the facts are about.

struct FailedRun {
  std::size_t entrant = 0;
  std::uint64_t seed = 0;
  std::string why;
};
/// There are rows of the test set that could not be used.
struct LeftOutRows {};
/// There are rows of the test set that entrants learned (ComparisonResult::learnedTest).
struct TestRowsLearned {};
/// What is to be known of a run's answers (ComparedRun::notes).
struct AnswerNote {
  std::size_t entrant = 0;
  std::uint64_t seed = 0;
  std::string note;
};
/// Targets that a vocabulary cannot write, as a share of all pieces or, where it drops characters, of these.
struct UnknownTargets {
  std::size_t entrant = 0;
  double share = 0.0;
};
/// Targets that are longer than an entrant's limits, as a share of all bytes.
struct CutTargets {
  std::size_t entrant = 0;
  double share = 0.0;
};
/// Entrants of which the headline metric says nothing beside the others' (ScoreSummary::isComparable).
struct NotComparable {
  std::vector<std::size_t> entrants;
};
/// Entrants that have numbers with unlike seeds.
struct DifferentSeeds {};
/// Pairs of entrants that have numbers with one common seed only; none where that holds for all.
struct OneSeed {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
};
/// Pairs whose p-values count a scatter over so few seeds that little can be concluded.
struct FewSeeds {
  std::size_t seeds = 0;  ///< the fewest that a pair has in common
};
/// In results of former versions, whose tests were over the rows alone: a pair that is told apart, though an
/// entrant's scores scatter more over the seeds than the two differ, and all seeds of so small a number agree
/// by chance more often than `significance` allows.
struct ScatteringSeeds {
  std::size_t pair = 0;
  std::size_t entrant = 0;  ///< of the two the one whose scores scatter more
  double spread = 0.0;      ///< ScoreSummary::spread
  std::size_t seeds = 0;    ///< that both have
};
/// There are settings in which the entrants differ.
struct SettingsDiffer {};
/// An entrant trained with a seed.
struct RunOf {
  std::size_t entrant = 0;
  std::uint64_t seed = 0;
};
/// A data file that was not the same for all runs: each SHA-256 of it, and the runs that learned from it.
struct ChangedData {
  std::string path;
  std::vector<std::pair<std::string, std::vector<RunOf>>> states;
};
/// Runs whose bytes, operations and rows are not known (ComparedRun::isCountedOnOtherData).
struct CountedOnOtherData {
  std::vector<RunOf> runs;
};
/// How many rows an entrant's runs learned from; single runs, with unlike seeds.
struct LearnedRows {
  std::size_t entrant = 0;
  double least = 0.0, most = 0.0;
};
/// Whether all entrants saw the same rows in the same order, as far as each went.
struct RowOrder {
  bool same = true;
  bool sameSeeds = true;               ///< as far as there are numbers
  std::vector<LearnedRows> lengths{};  ///< none where runs with a seed went equally far, or it is not known
};
/// The least and the most of an expense that a single run took, of all runs that came to an end.
struct ExpenseRange {
  Expense expense = Expense::steps;
  std::size_t least = 0, most = 0;  ///< the entrants of these runs; may be the same one
  double low = 0.0, high = 0.0;
  double apart() const;  ///< by which share the largest exceeds the smallest
};
/// Memory was to be made equal, and each entrant got as many rows at once as fitted.
struct EqualMemory {
  double gib = 0.0;
  std::vector<std::pair<std::size_t, double>> rows;  ///< entrant, rows of a micro-batch
  /// Entrants for which more would fit than there are rows to learn from: memory decided nothing for them.
  std::vector<std::size_t> shortOfData;
};
/// What was to be made equal, and whether it was.
struct Equalised {
  ExpenseRange range;
  bool met = true;
};
/// Runs that did not come to the amount that was asked, each by more than 2 % of it. Memory is a limit: these
/// took more.
struct AmountMissed {
  double asked = 0.0;  ///< steps, bytes, operations, seconds
  ExpenseRange range;  ///< of all runs that came to an end
  std::size_t missing = 0, runs = 0;
  double furthest = 0.0;  ///< as a share of what was asked
};
/// What came out alike by itself, in all runs.
struct Alike {
  std::vector<Expense> expenses;
};
struct NotEqualised {
  std::vector<ExpenseRange> ranges;
};
/// From where the entrants began; one group where all began alike.
struct StartingPoints {
  std::vector<std::pair<StartingPoint, std::vector<std::size_t>>> groups;
};
/// By the headline metric, the best first; those that can be compared.
struct Ranking {
  std::vector<std::size_t> entrants;
};
struct PairOutcome {
  enum class Outcome {
    better,
    notSignificant,
    tooFewResamples,  ///< none of which a p-value could be significant
    seedsDisagree,    ///< in results of former versions, whose p-values do not count the seeds
    notTested         ///< ComparedPair::isTested()
  } outcome = Outcome::notSignificant;
  std::size_t pair = 0;
  bool firstIsBetter = true;
};
/// Two that have scores, but none with the same seed.
struct NotPaired {
  std::size_t first = 0, second = 0;
};
/// How p-values were found.
struct PairTests {
  std::size_t pairs = 0;
};
/// p-values and intervals count the seeds (ComparedPair::countsSeeds()).
struct SeedsCounted {};

}  // namespace verdict

struct VerdictFact {
  using Values =
      std::variant<verdict::FailedRun, verdict::LeftOutRows, verdict::TestRowsLearned, verdict::AnswerNote,
                   verdict::UnknownTargets, verdict::CutTargets, verdict::NotComparable,
                   verdict::DifferentSeeds, verdict::OneSeed, verdict::FewSeeds, verdict::ScatteringSeeds,
                   verdict::SettingsDiffer, verdict::ChangedData, verdict::CountedOnOtherData,
                   verdict::RowOrder, verdict::EqualMemory, verdict::Equalised, verdict::AmountMissed,
                   verdict::Alike, verdict::NotEqualised, verdict::StartingPoints, verdict::Ranking,
                   verdict::PairOutcome, verdict::NotPaired, verdict::PairTests, verdict::SeedsCounted>;
  VerdictLine::Kind kind = VerdictLine::Kind::equal;
  Values values;
};

/// In the order in which they are to be read: unequal starting points and whatever else makes the comparison
/// less fair than it looks; what was equalised; what was not; what the headline metric shows of every pair,
/// and which differences are not significant. `result.verdict` is not read.
std::vector<VerdictFact> verdictFacts(const ComparisonResult& result);

}  // namespace s2s
