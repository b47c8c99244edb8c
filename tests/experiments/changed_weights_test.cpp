// Stored weights that are replaced while a comparison runs that begins from them.

#include <gtest/gtest.h>

#include "engine/core/sha256.h"
#include "engine/reports/comparison_report.h"
#include "engine/reports/report_forms.h"
#include "tests/experiments/comparison_runner_fixture.h"
#include "tests/training/runs.h"

namespace s2s::test {
namespace {

namespace fs = std::filesystem;

/// Runs in the order in which they are done.
constexpr std::size_t kTaught = 1, kTaughtAgain = 3;

class ChangedWeightsTest : public ComparisonRunnerTest {
 protected:
  /// One entrant begins from drawn weights, the other one from stored ones.
  void SetUp() override {
    Recipe recipe = tinyRecipe(m_folder / "made");
    recipe.training.steps = 5;
    recipe.evaluation.everySteps = 5;
    trainHere(recipe, m_folder / "teacher");
    const auto last = lastCheckpoint(m_folder / "teacher");
    ASSERT_TRUE(last);
    fs::copy(last->path, m_folder / "base", fs::copy_options::recursive);
    // A model of somebody else has none: it would tell of the change in its own way.
    fs::remove(m_folder / "base/checkpoint_checksums.json");
    Json json = tinyComparison(m_folder.path());
    json["entrants"][1] = {
        {"name", "taught"},
        {"model", {{"from", (m_folder / "base").string()}, {"initialization", "pretrained"}}},
        {"starting_point", "supervised-here"}};
    begin(json);
  }

  fs::path weights() const { return m_folder / "base/model.safetensors"; }
  std::string digest() const { return sha256OfFile(weights()).value(); }

  void replaceWeights() const {
    std::string bytes = readTextFile(weights()).value();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeText(weights(), bytes);
  }

  Error refused() {
    RunControl control;
    const auto outcome = runComparison({m_place, false, std::nullopt}, {}, control);
    EXPECT_FALSE(outcome);
    return outcome ? Error{} : outcome.error();
  }

  RunStage stageOf(std::size_t run) {
    const auto queue = readQueue(m_place);
    return queue ? queue->runs[run].stage : RunStage::failed;
  }
};

TEST_F(ChangedWeightsTest, BetweenTwoSeedsTheyAreRefusedAndTheFileBroughtBackGoesOn) {
  const std::string before = readTextFile(weights()).value(), was = digest();
  ASSERT_EQ(run(16).status, "paused") << "both have trained with the first seed";
  replaceWeights();
  const std::string is = digest();
  const Error error = refused();
  EXPECT_EQ(error.kind, Error::Kind::invalidInput);
  EXPECT_EQ(error.what, "the base weights have changed since the comparison began: SHA-256 " +
                            was.substr(0, 12) + "… then, " + is.substr(0, 12) + "… now");
  EXPECT_EQ(error.where, weights().string());
  EXPECT_EQ(error.remedy, "bring back the file, or begin the comparison anew in another folder");
  EXPECT_EQ(stageOf(kTaughtAgain), RunStage::measured) << "the run did not fail";
  EXPECT_FALSE(fs::exists(m_place / comparison_files::kRuns / "taught-seed-2"));
  writeText(weights(), before);
  EXPECT_EQ(run().status, "finished");
  const ComparisonResult found = result();
  EXPECT_TRUE(found.entrants[0].weights.empty()) << "they are drawn";
  ASSERT_EQ(found.entrants[1].weights.size(), 1u);
  EXPECT_EQ(found.entrants[1].weights[0].path, weights().string());
  EXPECT_EQ(found.entrants[1].weights[0].sha256, was);
  const std::string report = markdownOf(reportOf(found));
  EXPECT_NE(report.find("/base/model.safetensors | " + was + " |"), std::string::npos) << report;
}

TEST_F(ChangedWeightsTest, ARunThatGoesOnFromItsCheckpointNeedsThemNoMore) {
  ASSERT_EQ(run(13).status, "paused") << "the first entrant took eight steps";
  replaceWeights();
  EXPECT_NE(refused().what.find("base weights have changed"), std::string::npos);
  EXPECT_EQ(stageOf(kTaught), RunStage::trained);
  EXPECT_EQ(stageOf(kTaughtAgain), RunStage::measured) << "the next seed would begin from them";
}

TEST_F(ChangedWeightsTest, WeightsThatAreGoneAreRefusedToo) {
  ASSERT_EQ(run(16).status, "paused");
  fs::rename(weights(), m_folder / "base/pytorch_model.bin");
  const Error error = refused();
  EXPECT_NE(error.what.find("not read any more"), std::string::npos) << error.message();
  EXPECT_EQ(error.where, weights().string());
  EXPECT_NE(error.remedy.find("bring back the file with SHA-256"), std::string::npos) << error.remedy;
}

TEST_F(ChangedWeightsTest, AsLongAsNothingIsTrainedAllIsMeasuredAnew) {
  ComparisonObserver observer;
  RunControl control;
  observer.begun = [&](const QueuedRun& run, const std::string&) {
    if (run.name == "one-seed-2") control.requestPause();
  };
  const auto paused = runComparison({m_place, false, std::nullopt}, observer, control);
  ASSERT_TRUE(paused) << paused.error().message();
  ASSERT_EQ(stageOf(kTaught), RunStage::measured);
  replaceWeights();
  EXPECT_EQ(run().status, "finished");
  EXPECT_EQ(result().entrants[1].weights[0].sha256, digest());
}

}  // namespace
}  // namespace s2s::test
