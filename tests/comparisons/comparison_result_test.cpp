#include "engine/comparisons/comparison_result.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/comparisons/equal_result.h"

namespace s2s::test {
namespace {

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
