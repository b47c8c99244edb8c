#include "engine/comparisons/verdict.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace s2s::test {
namespace {

ComparedRun runWith(std::uint64_t seed, std::int64_t steps, double operations, double seconds) {
  ComparedRun run;
  run.seed = seed;
  run.end = {steps, 10'000, operations, seconds, std::nullopt, std::nullopt, std::nullopt};
  run.orderDigests = {"seed", std::to_string(seed)};
  run.batchSize = 32;
  run.peakBytes = 100 << 20;
  return run;
}

/// Two entrants with two seeds each, equal in everything but their scores.
ComparisonResult equalResult() {
  ComparisonResult result;
  result.name = "test";
  result.amount = 300;
  result.headline = "chrf++";
  result.testRows = 720;
  result.seeds = {1, 2};
  for (const char* name : {"A", "B"}) {
    ComparedEntrant entrant;
    entrant.name = name;
    entrant.parameters = {1000, 400, 300, 300, 0};
    entrant.runs = {runWith(1, 300, 1e9, 10), runWith(2, 300, 1e9, 10)};
    entrant.scores = {{"chrf++", name == std::string("A") ? 30.0 : 32.1, 0.4, std::nullopt, 2}};
    result.entrants.push_back(std::move(entrant));
  }
  result.pairs = {{0, 1, "chrf++", -2.1, 0.0004, 0.0004, std::array{-2.9, -1.4}, true}};
  return result;
}

bool says(const ComparisonResult& result, VerdictLine::Kind kind, const std::string& part) {
  return std::ranges::any_of(verdictOn(result), [&](const VerdictLine& line) {
    return line.kind == kind && line.text.find(part) != std::string::npos;
  });
}

std::string all(const ComparisonResult& result) {
  std::string text;
  for (const VerdictLine& line : verdictOn(result)) text += line.text + "\n";
  return text;
}

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

TEST(VerdictTest, WhatWasEqualisedAndWhatWasNot) {
  ComparisonResult result = equalResult();
  for (ComparedRun& run : result.entrants[1].runs) run.end.operations = 1.8e9;
  EXPECT_TRUE(says(result, Kind::equal, "Equalised: optimizer steps, 300 each")) << all(result);
  EXPECT_TRUE(says(result, Kind::unequal, "floating-point operations from 1 G (A) to 1.8 G (B), 1.8 times"))
      << all(result);
  EXPECT_TRUE(says(result, Kind::equal, "Alike within 5 %: bytes of learned targets, training time"))
      << all(result);
}

TEST(VerdictTest, WhatWasMeantToBeEqualButIsNotIsACaution) {
  ComparisonResult result = equalResult();
  result.equalised = Equalised::wallTime;
  for (ComparedRun& run : result.entrants[1].runs) run.end.seconds = 12;
  EXPECT_TRUE(
      says(result, Kind::caution,
           "Meant to be equal, but not quite: training time, from 10.0 s (A) to 12.0 s (B), 20.0 % apart"))
      << all(result);
}

TEST(VerdictTest, RunsThatAreEqualOnlyOnAverageAreNotEqual) {
  ComparisonResult result = equalResult();
  result.equalised = Equalised::wallTime;
  result.entrants[0].runs[0].end.seconds = result.entrants[1].runs[1].end.seconds = 5;
  result.entrants[0].runs[1].end.seconds = result.entrants[1].runs[0].end.seconds = 15;
  EXPECT_TRUE(says(result, Kind::caution, "Meant to be equal, but not quite: training time, from 5.0 s"))
      << all(result);
  EXPECT_FALSE(says(result, Kind::equal, "Equalised: training time")) << all(result);
}

TEST(VerdictTest, RunsThatAreAlikeOnlyOnAverageAreNotAlike) {
  ComparisonResult result = equalResult();
  result.entrants[0].runs[0].end.seconds = result.entrants[1].runs[1].end.seconds = 8;
  result.entrants[0].runs[1].end.seconds = result.entrants[1].runs[0].end.seconds = 12;
  EXPECT_TRUE(says(result, Kind::unequal, "training time from 8.0 s (A) to 12.0 s (A), 1.5 times"))
      << all(result);
  EXPECT_TRUE(says(result, Kind::equal,
                   "Alike within 5 %: bytes of learned targets, floating-point operations, peak memory"))
      << all(result);
}

TEST(VerdictTest, EveryExpenseIsToldInASentence) {
  ComparisonResult result = equalResult();
  for (ComparedRun& run : result.entrants[1].runs) run.end.targetBytes *= 3;
  EXPECT_TRUE(says(result, Kind::unequal, "bytes of learned targets from ")) << all(result);
  EXPECT_FALSE(says(result, Kind::unequal, "from from")) << all(result);
}

TEST(VerdictTest, HowFarExpensesLieApartIsOfSingleRuns) {
  ComparisonResult result = equalResult();
  result.entrants[1].runs[1].end.operations = 1.5e9;
  EXPECT_TRUE(says(result, Kind::unequal, "floating-point operations from 1 G (A) to 1.5 G (B), 1.5 times"))
      << all(result);
  result.entrants[1].runs[1].failure = "the memory is full";
  EXPECT_FALSE(says(result, Kind::unequal, "floating-point operations")) << all(result);
}

TEST(VerdictTest, EqualMemoryTellsTheRowsItBought) {
  ComparisonResult result = equalResult();
  result.equalised = Equalised::memory;
  result.amount = 0.5;
  for (ComparedRun& run : result.entrants[1].runs) run.batchSize = 12;
  EXPECT_TRUE(says(result, Kind::equal,
                   "0.5 GiB each, which decides how many rows a micro-batch holds: 32 for A "
                   "and 12 for B"))
      << all(result);
}

TEST(VerdictTest, MemoryThatHoldsMoreThanTheDataIsNotEqual) {
  ComparisonResult result = equalResult();
  result.equalised = Equalised::memory;
  result.amount = 0.3;
  for (ComparedRun& run : result.entrants[1].runs) run.batchSize = 360, run.takesEpochAtOnce = true;
  const ComparisonResult stored = comparisonResultFrom(toJson(result)).value();
  EXPECT_TRUE(
      says(stored, Kind::caution,
           "Meant to be equal, but not: memory for training. 0.3 GiB hold more rows than there are to "
           "learn from, so that memory decided nothing for B. Rows of a micro-batch: 32 for A and 360 "
           "for B."))
      << all(stored);
  EXPECT_FALSE(says(stored, Kind::equal, "Equalised")) << all(stored);
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

TEST(VerdictTest, PValuesAreOnTheirSideOfTheLevel) {
  EXPECT_EQ(pInWords(0.031, 0.05), "p = 0.031");
  EXPECT_EQ(pInWords(0.0004, 0.05), "p < 0.001");
  EXPECT_EQ(pInWords(0.0004, 0.0005), "p = 0.0004");
  EXPECT_EQ(pInWords(0.00004, 0.0005), "p < 0.0001");
  EXPECT_EQ(pInWords(0.05, 0.05), "p = 0.050");
  EXPECT_EQ(pInWords(0.05004, 0.05), "p = 0.05004");
}

TEST(VerdictTest, TheTestThatDoubtsDecides) {
  ComparisonResult result = equalResult();
  result.pairs[0].randomisationAdjusted = 0.5;
  EXPECT_TRUE(says(result, Kind::undecided, "p = 0.500) is not significant")) << all(result);
  EXPECT_FALSE(says(result, Kind::finding, "is better than")) << all(result);
}

TEST(VerdictTest, ADifferenceThatASeedContradictsIsUndecided) {
  ComparisonResult result = equalResult();
  result.pairs[0].everySeedAgrees = false;
  EXPECT_TRUE(says(result, Kind::undecided, "not under every seed")) << all(result);
  EXPECT_FALSE(says(result, Kind::finding, "is better than")) << all(result);
}

TEST(VerdictTest, OneSeedIsACaution) {
  EXPECT_FALSE(says(equalResult(), Kind::caution, "One seed only"));
  ComparisonResult result = equalResult();
  result.seeds = {1};
  EXPECT_TRUE(says(result, Kind::caution, "One seed only")) << all(result);
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
  EXPECT_TRUE(says(result, Kind::caution, "A's vocabulary cannot write 62.0 % of the targets' pieces"))
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

/// What a fact of a kind says; the test fails where there is none.
template <typename Values>
Values factOf(const ComparisonResult& result) {
  for (const VerdictFact& fact : verdictFacts(result)) {
    if (const auto* values = std::get_if<Values>(&fact.values)) return *values;
  }
  ADD_FAILURE() << "there is no such fact";
  return {};
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

TEST(VerdictTest, AShorterRunOfTheSameRowsIsTheSameOrder) {
  ComparisonResult result = equalResult();
  result.entrants[1].runs[0].orderDigests = {"seed"};
  EXPECT_TRUE(says(result, Kind::equal, "The same rows in the same order")) << all(result);
}

TEST(VerdictTest, HowFarEachWentThroughTheRowsIsSaid) {
  ComparisonResult result = equalResult();
  const auto learned = [&](std::size_t entrant, std::int64_t first, std::int64_t second) {
    result.entrants[entrant].runs[0].learnedRows = first;
    result.entrants[entrant].runs[1].learnedRows = second;
  };
  learned(0, 336, 336);
  learned(1, 528, 530);
  EXPECT_TRUE(says(result, Kind::unequal,
                   "With each seed the rows came in the same order, as far as each entrant went: 336 rows "
                   "for A, 528 to 530 rows for B."))
      << all(result);
  EXPECT_FALSE(says(result, Kind::equal, "The same rows")) << all(result);
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_EQ(all(*stored), all(result));
  learned(1, 350, 352);
  EXPECT_TRUE(says(result, Kind::equal, "The same rows in the same order")) << "within 5 %: " << all(result);
  learned(0, 336, 672);
  learned(1, 336, 672);
  EXPECT_TRUE(says(result, Kind::equal, "The same rows in the same order")) << "as many with each seed";
}

TEST(VerdictTest, TheSameOrderIsSaid) {
  EXPECT_TRUE(says(equalResult(), Kind::equal, "The same rows in the same order")) << all(equalResult());
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

TEST(VerdictTest, CountsAreReadable) {
  EXPECT_EQ(countInWords(7), "7");
  EXPECT_EQ(countInWords(1234), "1,234");
  EXPECT_EQ(countInWords(123456), "123,456");
  EXPECT_EQ(countInWords(12.34e6), "12.3 M");
  EXPECT_EQ(countInWords(1.8e9), "1.8 G");
  EXPECT_EQ(countInWords(4.56e12), "4.56 × 10¹²");
  EXPECT_EQ(countInWords(9.999e11), "1.00 × 10¹²");
  EXPECT_EQ(countInWords(999.9e6), "1 G");
}

TEST(ComparisonResultTest, SurvivesItsFile) {
  ComparisonResult result = equalResult();
  result.entrants[0].runs[0].curve = {{100, 3000, 1e8, 3.5, 2.25, 3.1, std::nullopt}};
  result.samples = {{"<b>source</b>", "reference", {"one", "two"}}};
  result.data = {{"train", "a.tsv", "abc"}};
  result.verdict = verdictOn(result);
  const Json written = toJson(result);
  const auto read = comparisonResultFrom(written);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(toJson(*read), written);
}

TEST(ComparisonResultTest, OneOfAFormerVersionHasNoRandomisation) {
  ComparisonResult result = equalResult();
  result.pairs[0].randomisationPValue = result.pairs[0].randomisationAdjusted = 0.02;
  Json written = toJson(result);
  EXPECT_EQ(comparisonResultFrom(written)->pairs[0].randomisationPValue, 0.02);
  for (const char* key : {"randomisation_p_value", "randomisation_adjusted"}) written["pairs"][0].erase(key);
  const auto read = comparisonResultFrom(written);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_FALSE(read->pairs[0].randomisationPValue);
}

/// B's second run diverged: its perplexity, and so the mean, is infinite.
ComparisonResult divergedResult() {
  ComparisonResult result = equalResult();
  result.entrants[0].scores.push_back({"perplexity", 20.5, 0.4, std::array{19.0, 22.0}, 2});
  result.entrants[1].scores.push_back({"perplexity", INFINITY, std::nullopt, std::nullopt, 2});
  result.entrants[1].runs[1].scores = {{"perplexity", INFINITY, ""}};
  return result;
}

TEST(ComparisonResultTest, AnInfiniteScoreSurvivesItsFile) {
  const Json written = parseJson(writeJson(toJson(divergedResult())), "").value();
  const auto read = comparisonResultFrom(written);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_TRUE(std::isinf(read->entrants[1].scores[1].mean));
  EXPECT_TRUE(std::isinf(read->entrants[1].runs[1].scores[0].score));
  EXPECT_EQ(all(*read), all(divergedResult()));
}

TEST(ComparisonResultTest, BoundsThatAreNullAreNoInterval) {
  Json written = toJson(equalResult());
  written["entrants"][0]["scores"][0]["interval"] = {nullptr, nullptr};
  written["entrants"][1]["scores"][0]["interval"] = {2.5, nullptr};
  written["pairs"][0]["interval"] = {nullptr, nullptr};
  written["pairs"][0]["difference"] = nullptr;
  const auto read = comparisonResultFrom(written);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_FALSE(read->entrants[0].scores[0].interval);
  EXPECT_FALSE(read->entrants[1].scores[0].interval);
  EXPECT_FALSE(read->pairs[0].interval);
  EXPECT_TRUE(std::isnan(read->pairs[0].difference));
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

TEST(VerdictTest, ScoresHaveAMinusSignAndInfinityAName) {
  EXPECT_EQ(scoreInWords("matthews", -0.0086), "−0.0086");
  EXPECT_EQ(scoreInWords("chrf++", 12.345), "12.35");
  EXPECT_EQ(scoreInWords("perplexity", INFINITY), "∞");
  EXPECT_EQ(scoreInWords("perplexity", NAN), "–");
}

TEST(ComparisonResultTest, AnotherFormIsAnError) {
  Json broken = toJson(equalResult());
  broken["entrants"][0].erase("runs");
  const auto read = comparisonResultFrom(broken);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "the result of the comparison has another form: key 'runs' not found");
  EXPECT_FALSE(comparisonResultFrom(Json::array()));
  Json unknown = toJson(equalResult());
  unknown["equalised"] = "luck";
  EXPECT_FALSE(comparisonResultFrom(unknown));
}

}  // namespace
}  // namespace s2s::test
