// Weights that an update made no numbers: they are validated on and kept by no run.

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"
#include "tests/training/runs.h"
#include "tests/training/saboteur.h"

namespace s2s {
namespace {

using test::badUpdate, test::guarded;

const std::string kWeight = test::kBrokenWeight;
const std::string kFound = "the weight " + kWeight + " holds numbers that are none after step ";

/// What train() gives, and how often it validated.
struct Ended {
  Result<TrainingOutcome> outcome;
  int validations = 0;
};

Ended trained(const Recipe& recipe, const std::filesystem::path& run, TrainingObserver observer) {
  int validations = 0;
  observer.validated = [&](std::int64_t, const Json&) { ++validations; };
  const RunControl control;
  auto outcome = train({recipe, run, "", {}}, observer, control);
  return {std::move(outcome), validations};
}

TEST(BadWeightsTest, TheLastUpdateFinishesNoRun) {
  const test::TemporaryDirectory folder;
  for (const std::string policy : {"stop", "skip"}) {
    const auto run = folder / policy;
    const Ended ended = trained(guarded(folder.path(), policy), run, badUpdate(12));
    ASSERT_FALSE(ended.outcome.ok()) << policy;
    EXPECT_EQ(ended.outcome.error().what, kFound + "12");
    EXPECT_EQ(ended.outcome.error().remedy,
              "resume with a lower optimizer.learning_rate: the run goes on from step-000010");
    EXPECT_EQ(ended.validations, 1) << "of step 6 alone";
    EXPECT_EQ(readRunSummary(run)->status, RunStatus::failed);
    EXPECT_EQ(lastCheckpoint(run)->step, 10);
    EXPECT_EQ(test::resumeHere(run).status, TrainingOutcome::Status::finished);
  }
}

TEST(BadWeightsTest, NoneIsTheBestCheckpoint) {
  const test::TemporaryDirectory folder;
  const Ended ended = trained(guarded(folder.path(), "stop"), folder / "run", badUpdate(6));
  ASSERT_FALSE(ended.outcome.ok());
  EXPECT_EQ(ended.outcome.error().what, kFound + "6");
  EXPECT_EQ(ended.validations, 0);
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 5);
}

TEST(BadWeightsTest, RollBackGoesBackBeforeItIsSaved) {
  const test::TemporaryDirectory folder;
  TrainingObserver observer = badUpdate(12);
  std::string heard;
  observer.message = [&](const std::string& text) { heard += text + "\n"; };
  const Ended ended = trained(guarded(folder.path(), "roll-back"), folder / "run", observer);
  ASSERT_TRUE(ended.outcome.ok()) << ended.outcome.error().message();
  EXPECT_EQ(ended.outcome->step, 12);
  EXPECT_NE(heard.find(kFound + "12: back to step 10, with half the learning rate"), std::string::npos)
      << heard;
  for (const NamedTensor& weight : test::lastWeights(folder / "run"))
    EXPECT_TRUE(torch::isfinite(weight.tensor).all().item<bool>()) << weight.name;
}

TEST(BadWeightsTest, GoingBackForEverEndsTheRun) {
  const test::TemporaryDirectory folder;
  const Ended ended = trained(guarded(folder.path(), "roll-back"), folder / "run", badUpdate(12, 100));
  ASSERT_FALSE(ended.outcome.ok());
  EXPECT_EQ(ended.outcome.error().what, kFound + "12, after 5 times going back");
}

// Twenty steps were left out before, and a run of fewer finished with the weights as they were.
TEST(BadWeightsTest, NoStepThatIsLeftOutMendsAWeight) {
  const test::TemporaryDirectory folder;
  TrainingObserver observer = badUpdate(2);
  std::string heard;
  observer.message = [&](const std::string& text) { heard += text + "\n"; };
  const Ended ended = trained(guarded(folder.path(), "skip"), folder / "run", observer);
  ASSERT_FALSE(ended.outcome.ok());
  EXPECT_EQ(ended.outcome.error().what, "step 3 gave numbers that are none, first in the weight " + kWeight);
  EXPECT_EQ(heard.find("was left out"), std::string::npos) << heard;
}

// The biases of distances that no text has get a gradient of 0, and Adam divides it by 0.
TEST(BadWeightsTest, WithoutAnEpsilonTheAdviceNamesIt) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "stop");
  recipe.optimizer.epsilon = 0.0;
  recipe.training.steps = 1;
  recipe.schedule = {};
  const Ended ended = trained(recipe, folder / "run", {});
  ASSERT_FALSE(ended.outcome.ok());
  EXPECT_NE(ended.outcome.error().what.find("holds numbers that are none after step 1"), std::string::npos)
      << ended.outcome.error().message();
  EXPECT_EQ(ended.outcome.error().remedy, "start again with optimizer.epsilon above 0, such as 1e-8");
  EXPECT_FALSE(lastCheckpoint(folder / "run").has_value());
}

}  // namespace
}  // namespace s2s
