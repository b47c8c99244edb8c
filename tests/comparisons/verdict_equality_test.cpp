// What a verdict says of the expenses and the rows of the entrants: whether they were alike.

#include <gtest/gtest.h>

#include "tests/comparisons/equal_result.h"

namespace s2s::test {
namespace {

using Kind = VerdictLine::Kind;

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

}  // namespace
}  // namespace s2s::test
