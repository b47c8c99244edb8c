#include "engine/comparisons/verdict.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/comparisons/equal_result.h"

namespace s2s::test {
namespace {

using Kind = VerdictLine::Kind;

TEST(VerdictTest, AnUnequalStartHeadsTheVerdict) {
  ComparisonResult result = equalResult();
  result.entrants[1].startingPoint = StartingPoint::supervisedHere;
  result.settings = {{"optimizer.learning_rate", {"0.001", "0.002"}}};
  const VerdictLine first = verdictOn(result).front();
  EXPECT_EQ(first.kind, Kind::caution);
  EXPECT_EQ(
      first.text,
      "The starting points are not equal: A from random weights and B from weights already supervised on "
      "this task began the training. What an entrant had learned before counts in every number below, so a "
      "better score is not yet a better model.");
}

TEST(VerdictTest, RowsLeftOutAndNotesOfAnswersAreCautions) {
  EXPECT_FALSE(says(equalResult(), Kind::caution, "left out"));
  ComparisonResult result = equalResult();
  result.badRows = 2;
  result.firstBadRow = "line 5: the target is empty";
  result.entrants[1].runs[0].notes = {"3 answers are no label and count as wrong"};
  EXPECT_TRUE(says(result, Kind::caution,
                   "Rows of the test set that cannot be used and are left out: 2. The first: line 5: the "
                   "target is empty."))
      << all(result);
  EXPECT_TRUE(says(result, Kind::caution, "B with seed 1: 3 answers are no label and count as wrong."))
      << all(result);
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_EQ(all(*stored), all(result));
  Json former = toJson(result);
  for (const char* key : {"bad_rows", "first_bad_row"}) former.erase(key);
  for (Json& entrant : former["entrants"])
    for (Json& run : entrant["runs"]) run.erase("notes");
  EXPECT_TRUE(comparisonResultFrom(former)) << "former versions did not write them";
}

TEST(VerdictTest, EqualStartsAreSaid) {
  EXPECT_TRUE(says(equalResult(), Kind::equal, "every entrant began from random weights"))
      << all(equalResult());
  ComparisonResult pretrained = equalResult();
  for (ComparedEntrant& entrant : pretrained.entrants) entrant.startingPoint = StartingPoint::selfSupervised;
  EXPECT_TRUE(says(pretrained, Kind::equal, "beyond this comparison")) << all(pretrained);
}

TEST(VerdictTest, ASignificantDifferenceNamesTheBetterOne) {
  EXPECT_TRUE(says(equalResult(), Kind::finding,
                   "B is better than A by 2.10 chrf++ (95 % interval 1.40 to 2.90, p < 0.001): significant."))
      << all(equalResult());
  EXPECT_TRUE(says(equalResult(), Kind::finding, "best first: B 32.10 ± 0.40 over 2 seeds, A 30.00"))
      << all(equalResult());
}

TEST(VerdictTest, WhereLessIsBetterTheLowerOneWins) {
  ComparisonResult result = equalResult();
  result.headline = "bits_per_byte";
  result.higherIsBetter = false;
  result.pairs[0].metric = "bits_per_byte";
  for (ComparedEntrant& entrant : result.entrants) entrant.scores[0].name = "bits_per_byte";
  EXPECT_TRUE(says(result, Kind::finding, "A is better than B by 2.1000 bits_per_byte")) << all(result);
  EXPECT_TRUE(says(result, Kind::finding, "best first: A")) << all(result);
}

TEST(VerdictTest, NoPValueIsToldOfWhatWasNeverTested) {
  for (const double difference : {-std::numeric_limits<double>::infinity(), std::nan("")}) {
    ComparisonResult result = equalResult();
    result.pairs[0].difference = difference;
    result.pairs[0].pValue = result.pairs[0].adjusted = 1.0;
    result.pairs[0].interval.reset();
    EXPECT_TRUE(says(result, Kind::undecided,
                     "A and B: the difference in chrf++ was not tested, as a score is no finite number."))
        << all(result);
    EXPECT_FALSE(says(result, Kind::undecided, "p =")) << all(result);
    EXPECT_FALSE(toJson(result)["pairs"][0]["tested"]);
  }
  EXPECT_TRUE(toJson(equalResult())["pairs"][0]["tested"]);
}

TEST(VerdictTest, AnInsignificantDifferenceIsSaidToBeNone) {
  ComparisonResult result = equalResult();
  result.pairs[0].adjusted = 0.41;
  EXPECT_TRUE(says(result, Kind::undecided, "A and B: the difference of 2.10 chrf++")) << all(result);
  EXPECT_TRUE(says(result, Kind::undecided, "p = 0.410) is not significant")) << all(result);
  EXPECT_FALSE(says(result, Kind::finding, "is better than")) << all(result);
}

TEST(VerdictTest, WhereResamplesAreTooFewNothingIsSaidOfTheDifference) {
  ComparisonResult result = equalResult();
  result.significance = 0.0005;
  result.resamples = 1000;
  result.pairs[0].adjusted = 1.0 / 1001;
  EXPECT_TRUE(says(result, Kind::undecided,
                   "A and B: too few resamples to tell whether the difference of 2.10 chrf++ (95 % interval "
                   "1.40 to 2.90, p = 0.0010) is significant."))
      << all(result);
  EXPECT_FALSE(says(result, Kind::undecided, "is not significant")) << all(result);
  result.resamples = 1999;
  EXPECT_TRUE(says(result, Kind::undecided, "p = 0.0010) is not significant")) << all(result);
}

TEST(VerdictTest, ASmallDifferenceDoesNotReadAsNone) {
  ComparisonResult result = equalResult();
  result.pairs[0].difference = -0.003996;
  result.pairs[0].interval = std::array{-0.01234, -0.0000328};
  result.entrants[1].scores[0].spread = 0.0031137;
  EXPECT_TRUE(says(result, Kind::finding,
                   "B is better than A by 0.0040 chrf++ (95 % interval 0.000033 to 0.01, p < 0.001)"))
      << all(result);
  EXPECT_TRUE(says(result, Kind::finding, "B 32.10 ± 0.0031 over 2 seeds")) << all(result);
}

TEST(VerdictTest, TheTestThatDoubtsDecides) {
  ComparisonResult result = equalResult();
  result.pairs[0].randomisationAdjusted = 0.5;
  EXPECT_TRUE(says(result, Kind::undecided, "p = 0.500) is not significant")) << all(result);
  EXPECT_FALSE(says(result, Kind::finding, "is better than")) << all(result);
}

TEST(VerdictTest, ASpreadOverFewSeedsThatExceedsTheDifferenceIsACaution) {
  EXPECT_FALSE(says(equalResult(), Kind::caution, "may come from the seeds")) << all(equalResult());
  ComparisonResult result = equalResult();
  result.entrants[1].scores[0].spread = 11.684;
  EXPECT_TRUE(
      says(result, Kind::caution,
           "The difference between A and B may come from the seeds: it is 2.10 chrf++, and the scores "
           "of B spread by 11.68 over them. All of 2 seeds agree about who is better, which happens "
           "by chance once in 2 cases; more seeds would tell."))
      << all(result);
  EXPECT_TRUE(says(result, Kind::finding, "B is better than A")) << all(result);
  result.pairs[0].adjusted = 0.41;
  EXPECT_FALSE(says(result, Kind::caution, "may come from the seeds")) << "nothing is said to be better";
}

TEST(VerdictTest, SixSeedsThatAgreeTellWhateverTheirSpread) {
  ComparisonResult result = equalResult();
  result.entrants[1].scores[0].spread = 11.684;
  const auto isDoubted = [&](std::uint64_t seeds) {
    result.seeds.clear();
    for (ComparedEntrant& entrant : result.entrants) entrant.runs.clear();
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      result.seeds.push_back(seed);
      for (ComparedEntrant& entrant : result.entrants) entrant.runs.push_back(runWith(seed, 300, 1e9, 10));
    }
    return says(result, Kind::caution, "may come from the seeds");
  };
  EXPECT_FALSE(isDoubted(1)) << "that there is one only is another caution";
  EXPECT_TRUE(isDoubted(3));
  EXPECT_TRUE(isDoubted(5)) << "one in sixteen";
  EXPECT_FALSE(isDoubted(6)) << "one in thirty-two is below 0.05";
}

TEST(VerdictTest, ADifferenceThatASeedContradictsIsUndecided) {
  ComparisonResult result = equalResult();
  result.pairs[0].everySeedAgrees = false;
  EXPECT_TRUE(says(result, Kind::undecided, "not under every seed")) << all(result);
  EXPECT_FALSE(says(result, Kind::finding, "is better than")) << all(result);
}

/// As tests count the seeds; those of former versions were over the rows alone.
ComparisonResult resultOverSeeds(std::size_t seeds) {
  ComparisonResult result = equalResult();
  result.pairs[0].testedSeeds = seeds;
  return result;
}

TEST(VerdictTest, PValuesThatCountTheSeedsAreSaidToAndDecide) {
  ComparisonResult result = resultOverSeeds(2);
  result.pairs[0].everySeedAgrees = false;
  result.entrants[1].scores[0].spread = 11.684;
  EXPECT_TRUE(says(result, Kind::finding, "B is better than A")) << all(result);
  EXPECT_TRUE(says(result, Kind::equal, "over the test rows and the seeds together")) << all(result);
  EXPECT_FALSE(says(result, Kind::caution, "may come from the seeds")) << "the p-value knows of it";
  EXPECT_FALSE(says(equalResult(), Kind::equal, "the seeds together")) << all(equalResult());
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_EQ(all(*stored), all(result));
  Json former = toJson(result);
  former["pairs"][0].erase("tested_seeds");
  EXPECT_EQ(comparisonResultFrom(former)->pairs[0].testedSeeds, 0u);
}

TEST(VerdictTest, FewSeedsAreACaution) {
  EXPECT_TRUE(says(resultOverSeeds(2), Kind::caution, "With 2 seeds little can be concluded"))
      << all(resultOverSeeds(2));
  EXPECT_TRUE(says(resultOverSeeds(5), Kind::caution, "With 5 seeds little"));
  EXPECT_FALSE(says(resultOverSeeds(6), Kind::caution, "little can be concluded"));
  EXPECT_FALSE(says(resultOverSeeds(1), Kind::caution, "little can be concluded"));
  EXPECT_FALSE(says(resultOverSeeds(1), Kind::equal, "the seeds together"));
}

TEST(VerdictTest, OneSeedIsACaution) {
  EXPECT_FALSE(says(equalResult(), Kind::caution, "One seed only"));
  ComparisonResult result = equalResult();
  result.seeds = {1};
  EXPECT_TRUE(says(result, Kind::caution, "One seed only")) << all(result);
  EXPECT_TRUE(says(result, Kind::caution, "say nothing about training again")) << all(result);
}

TEST(VerdictTest, SeedsThatNotAllHaveAreACaution) {
  ComparisonResult result = equalResult();
  result.seeds = {1, 2, 3};
  for (ComparedEntrant& entrant : result.entrants) entrant.runs.push_back(runWith(3, 300, 1e9, 10));
  EXPECT_TRUE(says(result, Kind::equal, "and the same seeds, for every entrant")) << all(result);
  EXPECT_FALSE(says(result, Kind::caution, "seed")) << all(result);
  result.entrants[0].runs[2].failure = "the memory is full";
  EXPECT_TRUE(says(result, Kind::caution, "Not every entrant has numbers with the same seeds"))
      << all(result);
  EXPECT_TRUE(says(result, Kind::equal, "for every entrant that has numbers with a seed")) << all(result);
  EXPECT_FALSE(says(result, Kind::caution, "One seed only")) << "two are left: " << all(result);
  result.entrants[1].runs[0].failure = "the memory is full";
  EXPECT_TRUE(says(result, Kind::caution, "One seed only: how much")) << all(result);
  result.entrants.push_back(result.entrants[0]);
  result.entrants[2].name = "C";
  EXPECT_TRUE(says(result, Kind::caution, "One seed only that both have: A and B; B and C. How much"))
      << all(result);
}

TEST(VerdictTest, TwoWithoutACommonSeedAreSaidNotToBeCompared) {
  ComparisonResult result = equalResult();
  result.entrants[0].runs[0].failure = result.entrants[1].runs[1].failure = "the memory is full";
  result.pairs.clear();
  EXPECT_TRUE(says(result, Kind::undecided, "A and B: there is no seed with which both have a score"))
      << all(result);
}

TEST(VerdictTest, FailuresSettingsAndAnotherOrderAreCautions) {
  ComparisonResult result = equalResult();
  result.entrants[0].runs[1].failure = "the memory is full";
  result.entrants[1].runs[0].orderDigests = {"other"};
  result.settings = {{"training.batch_size", {"32", "16"}}};
  EXPECT_TRUE(says(result, Kind::caution, "A with seed 2 has no numbers: the memory is full")) << all(result);
  EXPECT_TRUE(says(result, Kind::caution, "training.batch_size (32 for A, 16 for B)")) << all(result);
  EXPECT_TRUE(says(result, Kind::caution, "Not every entrant learned from the same rows in the same order"))
      << all(result);
}

TEST(VerdictTest, AVocabularyThatCannotWriteTheTargetsIsACaution) {
  ComparisonResult result = equalResult();
  EXPECT_FALSE(says(result, Kind::caution, "vocabulary"));
  result.entrants[0].unknownTargets = 0.62;
  EXPECT_TRUE(says(result, Kind::caution, "A's vocabulary cannot write 62.0 % of the targets' text"))
      << all(result);
}

TEST(VerdictTest, TargetsThatTheLimitsCutAreACaution) {
  ComparisonResult result = equalResult();
  result.entrants[0].cutTargets = 0.004;
  result.entrants[1].cutTargets = 0.253;
  EXPECT_TRUE(says(result, Kind::caution, "B did not learn 25.3 % of the targets' bytes")) << all(result);
  EXPECT_FALSE(says(result, Kind::caution, "A did not learn")) << all(result);
  const auto read = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(read);
  EXPECT_DOUBLE_EQ(read->entrants[1].cutTargets, 0.253);
  Json former = toJson(result);
  former["entrants"][1].erase("cut_targets");
  EXPECT_EQ(comparisonResultFrom(former)->entrants[1].cutTargets, 0.0);
}

TEST(VerdictTest, WhatCannotBeComparedIsNotRanked) {
  ComparisonResult result = equalResult();
  const auto headline = [&](ComparedEntrant& entrant) -> ScoreSummary& {
    return *std::ranges::find(entrant.scores, result.headline, &ScoreSummary::name);
  };
  headline(result.entrants[1]).isComparable = false;
  EXPECT_EQ(factOf<verdict::Ranking>(result).entrants, (std::vector<std::size_t>{0}));
  EXPECT_EQ(factOf<verdict::NotComparable>(result).entrants, (std::vector<std::size_t>{1}));
  EXPECT_TRUE(says(result, Kind::caution, "Left out of the order and the tests")) << all(result);
}

TEST(VerdictTest, CautionsComeFirstFindingsLast) {
  ComparisonResult result = equalResult();
  result.seeds = {1};
  const auto lines = verdictOn(result);
  EXPECT_EQ(lines.front().kind, Kind::caution);
  EXPECT_EQ(lines.back().kind, Kind::finding);
}

TEST(VerdictFactsTest, TellValuesRatherThanWords) {
  ComparisonResult result = equalResult();
  for (ComparedRun& run : result.entrants[1].runs) run.end.operations = 1.8e9;
  result.entrants[0].unknownTargets = 0.62;
  const auto unequal = factOf<verdict::NotEqualised>(result);
  ASSERT_EQ(unequal.ranges.size(), 1u);
  EXPECT_EQ(unequal.ranges[0].expense, Expense::operations);
  EXPECT_EQ(unequal.ranges[0].least, 0u);
  EXPECT_EQ(unequal.ranges[0].most, 1u);
  EXPECT_DOUBLE_EQ(unequal.ranges[0].apart(), 0.8);
  EXPECT_DOUBLE_EQ(factOf<verdict::UnknownTargets>(result).share, 0.62);
  EXPECT_TRUE(factOf<verdict::Equalised>(result).met);
  EXPECT_EQ(factOf<verdict::Ranking>(result).entrants, (std::vector<std::size_t>{1, 0}));
  const auto pair = factOf<verdict::PairOutcome>(result);
  EXPECT_EQ(pair.outcome, verdict::PairOutcome::Outcome::better);
  EXPECT_FALSE(pair.firstIsBetter);
}

TEST(VerdictTest, AnotherLanguageGetsPatternsAndValues) {
  class Numbered final : public VerdictWording {
   public:
    std::string say(const char* pattern, const std::vector<std::string>& values) const override {
      return pattern == std::string("%1 is better than %2 by %3: significant.")
                 ? values[1] + " < " + values[0]
                 : VerdictWording::say(pattern, values);
    }
  };
  const auto lines = verdictOn(equalResult(), Numbered());
  EXPECT_TRUE(std::ranges::any_of(lines, [](const VerdictLine& line) { return line.text == "A < B"; }));
}

TEST(VerdictTest, NamesAreNeverTakenForPlaces) {
  ComparisonResult result = equalResult();
  result.entrants[0].name = "%2";
  result.entrants[1].name = "B";
  EXPECT_TRUE(says(result, Kind::finding, "B is better than %2 by")) << all(result);
}

TEST(VerdictTest, AnInfiniteScoreIsTheLast) {
  for (const bool higherIsBetter : {true, false}) {
    ComparisonResult result = equalResult();
    result.higherIsBetter = higherIsBetter;
    result.entrants[0].scores[0].mean = INFINITY;
    result.entrants[0].scores[0].spread.reset();
    EXPECT_TRUE(says(result, Kind::finding, "best first: B 32.10 ± 0.40 over 2 seeds, A ∞")) << all(result);
  }
}

}  // namespace
}  // namespace s2s::test
