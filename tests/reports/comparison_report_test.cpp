#include "engine/reports/comparison_report.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "engine/reports/report_forms.h"
#include "engine/reports/shareable.h"

namespace s2s::test {
namespace {

ComparisonResult twoEntrants() {
  ComparisonResult result;
  result.name = "two";
  result.headline = "chrf++";
  result.testRows = 3;
  result.seeds = {1};
  for (const char* name : {"one", "other"}) {
    ComparedEntrant entrant;
    entrant.name = name;
    entrant.runs.push_back({1, std::string("runs/") + name + "-seed-1"});
    result.entrants.push_back(std::move(entrant));
  }
  return result;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(ComparisonReportTest, NoAnswerIsNotAnEmptyOne) {
  ComparisonResult result = twoEntrants();
  result.samples = {{"Apfel", "apple", {std::nullopt, "an apple"}}, {"Birne", "pear", {std::nullopt, ""}}};
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  const std::string text = markdownOf(reportOf(*stored));
  EXPECT_TRUE(contains(text, "| Apfel | apple | – | an apple |")) << text;
  EXPECT_TRUE(contains(text, "| Birne | pear | – |  |")) << text;
}

TEST(ComparisonReportTest, TheWeightsThatWereBegunFromAreNamed) {
  ComparisonResult result = twoEntrants();
  EXPECT_FALSE(contains(markdownOf(reportOf(result)), "Weights that the training began from"));
  result.entrants[1].weights = {{"/models/base/model.safetensors", std::string(64, 'c')}};
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  const Report report = reportOf(shareable(*stored, "/models"));
  const std::string row = "| other | base/model.safetensors | " + std::string(64, 'c') + " |";
  EXPECT_TRUE(contains(markdownOf(report), "Weights that the training began from"));
  EXPECT_TRUE(contains(markdownOf(report), row)) << markdownOf(report);
  EXPECT_TRUE(contains(htmlOf(report), std::string(64, 'c')));
}

TEST(ComparisonReportTest, AnInfiniteScoreIsToldAndHasNoBar) {
  ComparisonResult result = twoEntrants();
  result.entrants[0].scores = {{"perplexity", INFINITY, std::nullopt, std::nullopt, 1},
                               {"chrf++", 12.0, std::nullopt, std::nullopt, 1}};
  result.entrants[1].scores = {{"perplexity", 21.5, std::nullopt, std::array{20.0, 23.0}, 1}};
  const auto stored = comparisonResultFrom(parseJson(writeJson(toJson(result)), "").value());
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_TRUE(contains(markdownOf(reportOf(*stored)), "| one | ∞ |")) << markdownOf(reportOf(*stored));
  result.headline = "perplexity";
  result.pairs = {{0, 1, "perplexity", INFINITY, 1.0, 1.0, std::nullopt, true}};
  EXPECT_TRUE(contains(markdownOf(reportOf(result)), "| – | – | – | – | – | not tested |"))
      << markdownOf(reportOf(result));
  EXPECT_FALSE(contains(htmlOf(reportOf(result)), "inf"));
}

TEST(ComparisonReportTest, TheTableOfTestsSaysWhetherTheyCountTheSeeds) {
  ComparisonResult result = twoEntrants();
  result.pairs = {{0, 1, "chrf++", -0.5, 0.005, 0.005, std::array{-0.9, -0.1}, true}};
  for (const std::size_t seeds : {0u, 1u, 3u}) {
    result.pairs[0].testedSeeds = seeds;
    EXPECT_EQ(contains(markdownOf(reportOf(result)), "Paired tests over the test rows and the seeds"),
              seeds == 3)
        << seeds;
  }
}

TEST(ComparisonReportTest, ASmallDifferenceDoesNotReadAsNone) {
  ComparisonResult result = twoEntrants();
  result.pairs = {{0, 1, "chrf++", -0.003996, 0.005, 0.005, std::array{-0.00458, -0.0033}, true}};
  EXPECT_TRUE(contains(markdownOf(reportOf(result)), "| chrf++ | −0.0040 | −0.0046 to −0.0033 |"))
      << markdownOf(reportOf(result));
}

}  // namespace
}  // namespace s2s::test
