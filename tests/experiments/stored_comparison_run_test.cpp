// Comparisons that former programs took are run to their end.

#include <functional>

#include "engine/core/atomic_file.h"
#include "tests/experiments/comparison_runner_fixture.h"

namespace s2s::test {
namespace {

class StoredComparisonRunTest : public ComparisonRunnerTest {
 protected:
  /// As a former program left it, which had checked less.
  void change(const std::function<void(Json& description)>& how) {
    const std::filesystem::path file = m_place / comparison_files::kDescription;
    auto description = readJsonFile(file);
    ASSERT_TRUE(description) << description.error().message();
    how(*description);
    writeText(file, writeJson(*description));
  }
};

TEST_F(StoredComparisonRunTest, StepsAreRoundedWhereTheirAmountIsAFraction) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  begin(json);
  change([](Json& description) { description["equalise"]["amount"] = 8.4; });
  ASSERT_EQ(run().status, "finished");
  for (const ComparedEntrant& entrant : result().entrants) EXPECT_EQ(entrant.runs[0].end.step, 8);
}

TEST_F(StoredComparisonRunTest, WhatItsOptimizerNeverReadKeepsNoneFromItsEnd) {
  Json json = tinyComparison(m_folder.path());
  json["seeds"] = {1};
  begin(json);
  change([](Json& description) {
    description["recipe"]["optimizer"] = {{"kind", "adafactor"}, {"beta1", 0.5}};
  });
  ASSERT_EQ(run(5).status, "paused");
  ASSERT_EQ(run().status, "finished");
  for (const ComparedEntrant& entrant : result().entrants) EXPECT_EQ(entrant.runs[0].failure, "");
}

}  // namespace
}  // namespace s2s::test
