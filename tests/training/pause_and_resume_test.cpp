// Runs that are paused or stopped, and what may change when they go on. Those that are killed are in
// killed_runs_test.cpp.

#include <gtest/gtest.h>

#include "engine/core/text_file.h"
#include "engine/training/train.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s::test {
namespace {

TEST(PauseAndResumeTest, PausingDropsTheUnfinishedStepAndGoesOnExactly) {
  const TemporaryDirectory folder;
  const Recipe recipe = tinyRecipe(folder.path());
  trainHere(recipe, folder / "straight");

  RunControl control;
  TrainingObserver observer;
  std::int64_t step = 0, looks = 0;
  observer.stepDone = [&](std::int64_t done, const Json&) { step = done; };
  observer.betweenBatches = [&](ModelBundle&) {
    if (step == 7 && ++looks == 2) control.requestPause();  // in the middle of step 8
  };
  const auto paused = train({recipe, folder / "paused", "", {}}, observer, control).value();
  EXPECT_EQ(paused.status, TrainingOutcome::Status::paused);
  EXPECT_EQ(paused.step, 7);
  EXPECT_EQ(lastCheckpoint(folder / "paused")->step, 7);
  EXPECT_EQ(readRunSummary(folder / "paused")->status, RunStatus::paused);

  const RunControl again;
  const auto resumed = resume({folder / "paused", {}, {}}, {}, again).value();
  EXPECT_EQ(resumed.status, TrainingOutcome::Status::finished);
  expectSame(lastWeights(folder / "straight"), lastWeights(folder / "paused"));

  const auto straight = metricsOf(folder / "straight"), stitched = metricsOf(folder / "paused");
  ASSERT_EQ(straight.size(), stitched.size());
  for (std::size_t i = 0; i < straight.size(); ++i) {
    EXPECT_EQ(straight[i]["step"], stitched[i]["step"]);
    EXPECT_EQ(straight[i].value("loss", 0.0), stitched[i].value("loss", 0.0));
    EXPECT_EQ(straight[i].value("validation_loss", 0.0), stitched[i].value("validation_loss", 0.0));
  }
}

TEST(PauseAndResumeTest, APauseInAValidationIsMadeUpForOnResume) {
  const TemporaryDirectory folder;
  const Recipe recipe = tinyRecipe(folder.path());
  RunControl control;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t done, const Json&) {
    if (done == 6) control.requestPause();  // the validation of step 6 comes next
  };
  const auto paused = train({recipe, folder / "run", "", {}}, observer, control).value();
  EXPECT_EQ(paused.step, 6);
  const RunControl again;
  ASSERT_TRUE(resume({folder / "run", {}, {}}, {}, again).ok());
  std::int64_t validations = 0;
  for (const Json& line : metricsOf(folder / "run")) validations += line.contains("validation_loss");
  EXPECT_EQ(validations, 2);
}

TEST(PauseAndResumeTest, APauseBeforeTheFirstStepLeavesNoRunAndAResumedOneAsItWas) {
  const TemporaryDirectory folder;
  const Recipe recipe = tinyRecipe(folder.path());
  RunControl paused;
  paused.requestPause();
  const auto started = train({recipe, folder / "new", "", {}}, {}, paused);
  ASSERT_FALSE(started.ok());
  EXPECT_EQ(started.error().kind, Error::Kind::cancelled);
  EXPECT_FALSE(std::filesystem::exists(folder / "new"));
  trainHere(recipe, folder / "run", {}, 3);
  const auto resumed = resume({folder / "run", {}, {}}, {}, paused).value();
  EXPECT_EQ(resumed.status, TrainingOutcome::Status::paused);
  EXPECT_EQ(resumed.step, 3);
}

TEST(PauseAndResumeTest, StoppingAfterStepsLeavesACheckpoint) {
  const TemporaryDirectory folder;
  const TrainingOutcome outcome = trainHere(tinyRecipe(folder.path()), folder / "run", {}, 3);
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::paused);
  EXPECT_EQ(outcome.step, 3);
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 3);
  EXPECT_EQ(toJson(outcome)["status"], "paused");
}

TEST(PauseAndResumeTest, StoppingWritesNothingAndTheLastCheckpointStands) {
  const TemporaryDirectory folder;
  RunControl control;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t done, const Json&) {
    if (done == 7) control.requestStop();
  };
  const auto outcome = train({tinyRecipe(folder.path()), folder / "run", "", {}}, observer, control).value();
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::stopped);
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 6) << "the best validation was at step 6";
  EXPECT_EQ(outcome.step, lastCheckpoint(folder / "run")->step);
}

TEST(PauseAndResumeTest, AFinishedRunResumesAtOnceAndMayBeMadeLonger) {
  const TemporaryDirectory folder;
  trainHere(tinyRecipe(folder.path()), folder / "run");
  const auto before = metricsOf(folder / "run").size();
  const RunControl control;
  const auto again = resume({folder / "run", {}, {}}, {}, control).value();
  EXPECT_EQ(again.status, TrainingOutcome::Status::finished);
  EXPECT_EQ(again.step, 12);
  EXPECT_EQ(metricsOf(folder / "run").size(), before);
  const auto longer = resume({folder / "run", {"training.steps=14"}, {}}, {}, control).value();
  EXPECT_EQ(longer.step, 14);
  EXPECT_EQ(readJsonFile(folder / "run/recipe.json").value()["training"]["steps"], 14);
}

TEST(PauseAndResumeTest, WhatAStepDoesCannotChangeOnResume) {
  const TemporaryDirectory folder;
  trainHere(tinyRecipe(folder.path()), folder / "run", {}, 2);
  const RunControl control;
  for (const std::string change : {"optimizer.kind=adam", "training.batch_size=2", "training.seed=9"}) {
    const auto refused = resume({folder / "run", {change}, {}}, {}, control);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_TRUE(refused.error().message().starts_with(change.substr(0, change.find('='))));
  }
}

TEST(PauseAndResumeTest, WhatNothingReadsInTheRecipeOfARunChangesNothing) {
  const TemporaryDirectory folder;
  const Recipe recipe = tinyRecipe(folder.path());
  trainHere(recipe, folder / "straight");
  trainHere(recipe, folder / "run", {}, 7);
  Json stored = readJsonFile(folder / "run/recipe.json").value();
  stored["optimizer"]["clip_threshold"] = 0.9;  // as an earlier program took it
  writeText(folder / "run/recipe.json", writeJson(stored, 2));
  EXPECT_EQ(resumeHere(folder / "run").status, TrainingOutcome::Status::finished);
  expectSameEnd(folder / "straight", folder / "run");
  expectSameMetrics(folder / "straight", folder / "run");
}

TEST(PauseAndResumeTest, ARunIsNotMadeShorterThanItIs) {
  const TemporaryDirectory folder;
  trainHere(tinyRecipe(folder.path()), folder / "run", {}, 4);
  const std::string recipe = readTextFile(folder / "run/recipe.json").value();
  const RunControl control;
  const auto refused = resume({folder / "run", {"training.steps=3"}, {}}, {}, control);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_TRUE(refused.error().message().starts_with("training.steps: 4 steps are done already"))
      << refused.error().message();
  EXPECT_EQ(readTextFile(folder / "run/recipe.json").value(), recipe);
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::paused);
  const auto ended = resume({folder / "run", {"training.steps=4"}, {}}, {}, control).value();
  EXPECT_EQ(ended.status, TrainingOutcome::Status::finished);
  EXPECT_EQ(ended.step, 4);
}

TEST(PauseAndResumeTest, ChangedDataIsRefusedOnResume) {
  const TemporaryDirectory folder;
  trainHere(tinyRecipe(folder.path()), folder / "run", {}, 2);
  writeReversals(folder / "data.tsv", 51, 3, 9);
  const RunControl control;
  const auto refused = resume({folder / "run", {}, {}}, {}, control);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message().find("data.tsv"), std::string::npos);
}

TEST(PauseAndResumeTest, WithoutACheckpointResumeBeginsAgain) {
  const TemporaryDirectory folder;
  Recipe recipe = tinyRecipe(folder.path());
  recipe.evaluation.everySteps = 0;
  trainHere(recipe, folder / "straight");
  RunControl control;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t done, const Json&) {
    if (done == 3) control.requestStop();
  };
  ASSERT_TRUE(train({recipe, folder / "run", "", {}}, observer, control).ok());
  ASSERT_FALSE(lastCheckpoint(folder / "run").has_value());
  const RunControl again;
  EXPECT_EQ(resume({folder / "run", {}, {}}, {}, again).value().step, 12);
  expectSame(lastWeights(folder / "straight"), lastWeights(folder / "run"));
}

}  // namespace
}  // namespace s2s::test
