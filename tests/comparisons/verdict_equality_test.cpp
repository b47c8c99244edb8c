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

TEST(VerdictTest, AnAmountThatEveryRunMissedIsACaution) {
  ComparisonResult result = equalResult();
  result.equalised = Equalised::wallTime;
  result.amount = 8;
  for (ComparedRun& run : result.entrants[0].runs) run.end.seconds = 5.8;
  for (ComparedRun& run : result.entrants[1].runs) run.end.seconds = 6.2;
  EXPECT_TRUE(says(result, Kind::caution,
                   "Not the amount that was asked: training time, 8.0 s asked, from 5.8 s (A) to 6.2 s (B) "
                   "taken. Runs that are off by more than 2 %: 4 of 4, the furthest by 27.5 %."))
      << all(result);
  const auto missed = factOf<verdict::AmountMissed>(result);
  EXPECT_DOUBLE_EQ(missed.asked, 8.0);
  EXPECT_DOUBLE_EQ(missed.range.high, 6.2);
}

TEST(VerdictTest, EqualRunsMayHaveMissedTheAmountToo) {
  ComparisonResult result = equalResult();
  for (const auto& [what, text] :
       {std::pair(Equalised::targetBytes,
                  "bytes of learned targets, 300 B asked, 10,000 B taken by every run"),
        std::pair(Equalised::operations, "floating-point operations, 300 asked, 1 G taken by every run"),
        std::pair(Equalised::wallTime, "training time, 5.0 min asked, 10.0 s taken by every run")}) {
    result.equalised = what;
    EXPECT_TRUE(says(result, Kind::caution, std::string("Not the amount that was asked: ") + text))
        << all(result);
    EXPECT_TRUE(says(result, Kind::equal, "Equalised: ")) << all(result);
  }
}

TEST(VerdictTest, AnAmountThatWasMetWithinTheToleranceIsNoCaution) {
  ComparisonResult result = equalResult();
  EXPECT_FALSE(says(result, Kind::caution, "asked")) << "300 steps: " << all(result);
  result.equalised = Equalised::wallTime;
  result.amount = 9.9;
  EXPECT_FALSE(says(result, Kind::caution, "asked")) << "10 of 9.9 s: " << all(result);
  result.equalised = Equalised::steps;
  result.amount = 1.4;  // of a former program
  for (ComparedEntrant& entrant : result.entrants) {
    for (ComparedRun& run : entrant.runs) run.end.step = 1;
  }
  EXPECT_FALSE(says(result, Kind::caution, "asked")) << all(result);
  result.amount.reset();
  EXPECT_FALSE(says(result, Kind::caution, "asked")) << "none is asked: " << all(result);
}

TEST(VerdictTest, MemoryIsALimitThatMayNotBeExceeded) {
  ComparisonResult result = equalResult();
  result.equalised = Equalised::memory;
  result.amount = 0.5;  // five times what a run takes
  EXPECT_FALSE(says(result, Kind::caution, "asked")) << all(result);
  result.entrants[1].runs[0].peakBytes = 600 << 20;
  EXPECT_TRUE(
      says(result, Kind::caution, "More memory than was asked: 512 MiB asked, up to 600 MiB (B) taken."))
      << all(result);
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
