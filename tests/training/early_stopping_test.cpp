#include "engine/training/early_stopping.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

EarlyStoppingSection section(std::int64_t patience, const std::string& mode, double improvement = 0.0) {
  EarlyStoppingSection options;
  options.patience = patience;
  options.metric = "validation_loss";
  options.mode = mode;
  options.minimumImprovement = improvement;
  return options;
}

TEST(EarlyStoppingTest, EndsAfterSoManyValidationsWithoutImprovement) {
  const auto options = section(2, "min");
  Patience patience;
  for (const double value : {3.0, 2.0, 2.0, 1.5, 1.6}) {
    noteValidation(patience, options, 10, value);
    EXPECT_FALSE(isExhausted(patience, options)) << value;
  }
  noteValidation(patience, options, 60, 1.5);
  EXPECT_TRUE(isExhausted(patience, options));
  EXPECT_EQ(reasonToStop(patience),
            "validation_loss has not improved for 2 validations; the best was 1.5 at step 10");
}

TEST(EarlyStoppingTest, SmallImprovementsAndNoNumbersDoNotCount) {
  const auto options = section(2, "max", 0.1);
  Patience patience;
  noteValidation(patience, options, 1, 0.5);
  noteValidation(patience, options, 2, 0.55);
  EXPECT_FALSE(isExhausted(patience, options));
  noteValidation(patience, options, 3, std::nan(""));
  EXPECT_TRUE(isExhausted(patience, options));
  EXPECT_EQ(patience.best, 0.5);
}

TEST(EarlyStoppingTest, WithoutPatienceNothingEnds) {
  const auto options = section(0, "min");
  Patience patience;
  for (int step = 1; step < 9; ++step) noteValidation(patience, options, step, 1.0);
  EXPECT_FALSE(isExhausted(patience, options));
}

/// Every validation after the first is worse: the rate is far too high.
Recipe hopelessRecipe(const std::filesystem::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.training.steps = 60;
  recipe.training.accumulation = 1;
  recipe.optimizer.learningRate = 0.3;
  recipe.schedule = {};
  recipe.evaluation.everySteps = 3;
  recipe.evaluation.samples = 0;
  recipe.checkpoints.everySteps = 4;
  recipe.earlyStopping.patience = 2;
  recipe.earlyStopping.minimumImprovement = 1000.0;
  return recipe;
}

TEST(EarlyStoppingTest, TheRunIsFinishedAndSaysWhy) {
  const test::TemporaryDirectory folder;
  const auto outcome = test::trainHere(hopelessRecipe(folder.path()), folder / "run");
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::finished);
  EXPECT_EQ(outcome.step, 9) << "the first validation is the best, two more are waited for";
  EXPECT_NE(toJson(outcome)["reason"].get<std::string>().find("validation_loss has not improved"),
            std::string::npos);
  const auto summary = readRunSummary(folder / "run").value();
  EXPECT_EQ(summary.status, RunStatus::finished);
  EXPECT_EQ(summary.message, outcome.reason);
  EXPECT_NE(test::logOf(folder / "run").find("finished at step 9: validation_loss"), std::string::npos);
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 9);
  EXPECT_EQ(test::resumeHere(folder / "run").step, 9) << "finished is finished";
}

TEST(EarlyStoppingTest, TheCountSurvivesAPauseAndMorePatienceGoesOn) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = hopelessRecipe(folder.path());
  test::trainHere(recipe, folder / "straight");
  test::trainHere(recipe, folder / "paused", {}, 7);
  EXPECT_EQ(test::resumeHere(folder / "paused").step, 9);
  test::expectSameEnd(folder / "straight", folder / "paused");
  const auto longer = test::resumeHere(folder / "paused", {"early_stopping.patience=4"});
  EXPECT_EQ(longer.step, 15);
}

// Two numbers watch the run: the one that names the best checkpoint, and the one that ends it.
TEST(EarlyStoppingTest, RotationKeepsBestAndLastWhateverEndsTheRun) {
  const test::TemporaryDirectory folder;
  Recipe recipe = hopelessRecipe(folder.path());
  recipe.checkpoints.metric = "validation_token_accuracy";
  recipe.checkpoints.keepLast = 1;
  recipe.checkpoints.everySteps = 1;
  recipe.earlyStopping.metric = "validation_loss";
  recipe.earlyStopping.patience = 5;
  test::trainHere(recipe, folder / "run", {}, 8);
  const auto best = bestCheckpoint(folder / "run");
  ASSERT_TRUE(best);
  EXPECT_EQ(best->metric, "validation_token_accuracy");
  const auto outcome = test::resumeHere(folder / "run");
  EXPECT_EQ(outcome.step, 18);
  ASSERT_TRUE(outcome.best);
  double highest = -1.0;
  for (const Json& line : test::metricsOf(folder / "run"))
    highest = std::max(highest, line.value("validation_token_accuracy", -1.0));
  EXPECT_EQ(outcome.best->value, highest);
  const auto kept = listCheckpoints(folder / "run");
  EXPECT_LE(kept.size(), 2u);
  EXPECT_EQ(kept.back().step, 18);
  EXPECT_EQ(kept.front().step, outcome.best->step);
}

TEST(EarlyStoppingTest, AModeThatCallsTheWorstTheBestIsFollowedAndToldOf) {
  const test::TemporaryDirectory folder;
  Recipe recipe = hopelessRecipe(folder.path());
  recipe.training.steps = 6;
  recipe.checkpoints.metric = "validation_token_accuracy";
  recipe.checkpoints.mode = "min";
  const auto outcome = test::trainHere(recipe, folder / "run");
  EXPECT_NE(test::logOf(folder / "run").find("warning: checkpoints.mode is min"), std::string::npos);
  double lowest = 2.0;
  for (const Json& line : test::metricsOf(folder / "run"))
    lowest = std::min(lowest, line.value("validation_token_accuracy", 2.0));
  ASSERT_TRUE(outcome.best);
  EXPECT_EQ(outcome.best->value, lowest);
}

TEST(EarlyStoppingTest, WhatCannotBeWatchedIsRefused) {
  const test::TemporaryDirectory folder;
  Recipe recipe = hopelessRecipe(folder.path());
  const RunControl control;
  recipe.earlyStopping.metric = "validation_bleu";
  const auto unknown = train({recipe, folder / "run", "", {}}, {}, control);
  ASSERT_FALSE(unknown.ok());
  EXPECT_TRUE(unknown.error().message().starts_with("early_stopping.metric:")) << unknown.error().message();
  recipe.earlyStopping.metric = "";
  recipe.data.validation.split = 0.0;
  const auto nothing = train({recipe, folder / "run", "", {}}, {}, control);
  ASSERT_FALSE(nothing.ok());
  EXPECT_TRUE(nothing.error().message().starts_with("early_stopping.patience:")) << nothing.error().message();
  recipe.evaluation.everySteps = 0;
  EXPECT_FALSE(train({recipe, folder / "run", "", {}}, {}, control).ok());
}

}  // namespace
}  // namespace s2s
