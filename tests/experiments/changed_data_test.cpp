// Data files that are edited while a comparison runs.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/comparisons/verdict_facts.h"
#include "engine/core/sha256.h"
#include "tests/experiments/comparison_runner_fixture.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

class ChangedDataTest : public ComparisonRunnerTest {
 protected:
  void SetUp() override {
    Json json = tinyComparison(m_folder.path());
    json["seeds"] = {1};
    begin(json);
  }

  fs::path train() const { return m_folder / "data.tsv"; }

  Error refused(const ComparisonObserver& observer = {}) {
    RunControl control;
    const auto outcome = runComparison({m_place, true, std::nullopt}, observer, control);
    EXPECT_FALSE(outcome);
    return outcome ? Error{} : outcome.error();
  }

  RunStage stageOf(std::size_t run) {
    const auto queue = readQueue(m_place);
    return queue ? queue->runs[run].stage : RunStage::failed;
  }

  bool says(const std::string& part) {
    const ComparisonResult found = result();
    return std::ranges::any_of(
        found.verdict, [&](const VerdictLine& line) { return line.text.find(part) != std::string::npos; });
  }
};

TEST_F(ChangedDataTest, BetweenTwoEntrantsItIsRefusedAndTheFileBroughtBackGoesOn) {
  const std::string digest = *sha256OfFile(train());
  ASSERT_EQ(run(8).status, "paused") << "the first entrant has trained";
  const std::string before = *readTextFile(train());
  writeReversals(train(), 44, 3, 6);
  const Error error = refused();
  EXPECT_EQ(error.kind, Error::Kind::invalidInput);
  EXPECT_EQ(error.what, "the data file has changed since the comparison began");
  EXPECT_EQ(error.where, train().string());
  EXPECT_NE(error.remedy.find(digest), std::string::npos) << error.remedy;
  EXPECT_EQ(stageOf(1), RunStage::measured) << "the run did not fail";
  EXPECT_FALSE(fs::exists(m_place / comparison_files::kRuns / "deep-seed-1"));
  writeText(train(), before);
  EXPECT_EQ(run().status, "finished");
  EXPECT_TRUE(says("The same rows in the same order"));
  for (const ComparedEntrant& entrant : result().entrants) {
    ASSERT_FALSE(entrant.runs[0].data.empty());
    EXPECT_EQ(entrant.runs[0].data[0].sha256, digest);
  }
}

TEST_F(ChangedDataTest, AmidARunItIsRefusedAndTheRunDoesNotFail) {
  ASSERT_EQ(run(5).status, "paused");
  writeReversals(train(), 44, 3, 6);
  EXPECT_EQ(refused().what, "the data file has changed since the comparison began");
  EXPECT_EQ(stageOf(0), RunStage::measured);
}

TEST_F(ChangedDataTest, AsLongAsNothingIsTrainedAllIsCountedAnew) {
  ComparisonObserver observer;
  RunControl control;
  observer.begun = [&](const QueuedRun& run, const std::string&) {
    if (run.name == "deep-seed-1") control.requestPause();
  };
  const auto paused = runComparison({m_place, false, std::nullopt}, observer, control);
  ASSERT_TRUE(paused) << paused.error().message();
  ASSERT_EQ(stageOf(0), RunStage::measured);
  writeReversals(train(), 44, 3, 6);
  const std::string digest = *sha256OfFile(train());
  EXPECT_EQ(run().status, "finished");
  for (const ComparedEntrant& entrant : result().entrants) {
    EXPECT_FALSE(entrant.runs[0].isCountedOnOtherData);
    EXPECT_EQ(entrant.runs[0].data[0].sha256, digest);
  }
  EXPECT_TRUE(says("The same rows in the same order"));
}

/// As former programs left it, which trained the second entrant on the edited file.
TEST_F(ChangedDataTest, RunsOfOtherDataAreToldOf) {
  ASSERT_EQ(run().status, "finished");
  const fs::path file = m_place / comparison_files::kRuns / "deep-seed-1/recipe.json";
  auto recipe = readJsonFile(file);
  ASSERT_TRUE(recipe);
  (*recipe)["data"]["train"][0]["sha256"] = std::string(64, 'b');
  writeText(file, writeJson(*recipe, 2));
  ASSERT_EQ(run().status, "finished");
  EXPECT_TRUE(says("data.tsv changed while the comparison ran"));
  EXPECT_TRUE(says("The data changed before the training of deep with seed 1"));
  EXPECT_TRUE(says("Not every entrant learned from the same rows in the same order"));
  const ComparisonResult found = result();
  const auto states =
      std::ranges::count_if(found.data, [&](const DataHash& data) { return data.path == train().string(); });
  EXPECT_EQ(states, 2) << "the report lists both";
}

TEST_F(ChangedDataTest, ATestSetThatChangesBetweenTheEntrantsIsRefused) {
  const fs::path test = m_folder / "test.tsv";
  ComparisonObserver observer;
  observer.evaluating = [&](const std::string& text, double) {
    if (text.starts_with("one-seed-1")) writeReversals(test, 9, 3, 6);
  };
  const Error error = refused(observer);
  EXPECT_EQ(error.what, "the test set has changed since the comparison began");
  EXPECT_EQ(error.where, test.string());
  EXPECT_EQ(stageOf(1), RunStage::trained) << "it was not asked";
}

}  // namespace
}  // namespace s2s::test
