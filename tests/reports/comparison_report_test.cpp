#include "engine/reports/comparison_report.h"

#include <gtest/gtest.h>

#include "engine/reports/report_forms.h"

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

}  // namespace
}  // namespace s2s::test
