// What a verdict says where a data file changed between the runs.

#include "engine/comparisons/learned_data_facts.h"

#include <gtest/gtest.h>

#include "engine/comparisons/learned_data.h"
#include "tests/comparisons/equal_result.h"

namespace s2s::test {
namespace {

using Kind = VerdictLine::Kind;

ComparisonResult resultWithData() {
  ComparisonResult result = equalResult();
  for (ComparedEntrant& entrant : result.entrants) {
    for (ComparedRun& run : entrant.runs) run.data = {{"train", "/data/pairs.tsv", std::string(64, 'a')}};
  }
  return result;
}

TEST(LearnedDataFactsTest, TheSameFilesAreNothingToTellOf) {
  const ComparisonResult result = resultWithData();
  EXPECT_EQ(all(result), all(equalResult()));
  EXPECT_TRUE(says(result, Kind::equal, "The same rows in the same order, and the same seeds"));
}

TEST(LearnedDataFactsTest, AFileThatChangedBetweenTheRunsIsACautionAndTheRowsAreNotTheSame) {
  ComparisonResult result = resultWithData();
  result.entrants[1].runs[1].data[0].sha256 = std::string(64, 'b');
  EXPECT_TRUE(says(result, Kind::caution,
                   "pairs.tsv changed while the comparison ran, so that not all runs learned from the same "
                   "rows: SHA-256 aaaaaaaaaaaa… for A with seed 1, A with seed 2 and B with seed 1; SHA-256 "
                   "bbbbbbbbbbbb… for B with seed 2."))
      << all(result);
  EXPECT_TRUE(says(result, Kind::caution, "Not every entrant learned from the same rows in the same order."))
      << all(result);
  EXPECT_FALSE(says(result, Kind::equal, "The same rows")) << all(result);
}

TEST(LearnedDataFactsTest, BetweenTheSeedsItIsToldToo) {
  ComparisonResult result = resultWithData();
  for (ComparedEntrant& entrant : result.entrants) entrant.runs[1].data[0].sha256 = std::string(64, 'b');
  EXPECT_TRUE(says(result, Kind::caution, "pairs.tsv changed while the comparison ran")) << all(result);
}

TEST(LearnedDataFactsTest, WhatWasCountedOnOtherDataIsNotCalledEqual) {
  ComparisonResult result = resultWithData();
  result.equalised = Equalised::targetBytes;
  result.entrants[1].runs[0].isCountedOnOtherData = true;
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_TRUE(
      says(*stored, Kind::caution,
           "The data changed before the training of B with seed 1: how many bytes, operations and rows "
           "that took is not known."))
      << all(*stored);
  for (const char* claim : {"The same rows", "bytes of learned targets", "floating-point operations"})
    EXPECT_EQ(all(*stored).find(claim), std::string::npos) << all(*stored);
  EXPECT_TRUE(says(*stored, Kind::equal, "optimizer steps")) << "these were done: " << all(*stored);
}

TEST(LearnedDataFactsTest, OnlyAFileOfBothCanHaveChanged) {
  const std::vector<DataHash> one{{"", "a.tsv", "1"}, {"", "b.tsv", ""}};
  EXPECT_FALSE(haveChanged(one, std::vector<DataHash>{{"", "c.tsv", "2"}}));
  EXPECT_FALSE(haveChanged(one, std::vector<DataHash>{{"", "b.tsv", "2"}})) << "what is not recorded";
  EXPECT_TRUE(haveChanged(one, std::vector<DataHash>{{"", "a.tsv", "2"}}));
}

}  // namespace
}  // namespace s2s::test
