// Under which metric and mode a best checkpoint and a count of validations were judged, when that changes.
#include <gtest/gtest.h>

#include "engine/runs/run_files.h"
#include "engine/training/early_stopping.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// Every validation has its checkpoint.
Recipe judgedRecipe(const fs::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.checkpoints.everySteps = recipe.evaluation.everySteps = 3;
  recipe.checkpoints.keepLast = 10;
  recipe.evaluation.samples = 0;
  return recipe;
}

/// The step whose validation has the largest loss.
std::int64_t worstStep(const fs::path& run) {
  std::int64_t step = -1;
  double largest = 0.0;
  for (const Json& line : test::metricsOf(run)) {
    if (!line.contains("validation_loss") || line["validation_loss"].get<double>() <= largest) continue;
    largest = line["validation_loss"].get<double>();
    step = line["step"].get<std::int64_t>();
  }
  return step;
}

/// Goes on with `changes` and loses the first step that it does, as a killed process would.
void resumeAndDie(const fs::path& run, const std::vector<std::string>& changes) {
  RunControl stopping;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t, const Json&) { stopping.requestStop(); };
  const std::int64_t last = lastCheckpoint(run)->step;
  ASSERT_TRUE(resume({run, changes, {}}, observer, stopping).ok());
  ASSERT_EQ(lastCheckpoint(run)->step, last) << "no checkpoint knows of the change";
}

TEST(JudgementTest, AModeThatChangedBeforeTheProcessDiedNamesTheBest) {
  const test::TemporaryDirectory folder;
  const fs::path run = folder / "run";
  test::trainHere(judgedRecipe(folder.path()), run, {}, 6);
  resumeAndDie(run, {"checkpoints.mode=max"});
  test::resumeHere(run);
  const std::int64_t worst = worstStep(run);
  ASSERT_LT(worst, 6) << "the loss falls, so that the best by the former mode is another";
  EXPECT_EQ(bestCheckpoint(run)->step, worst);
}

TEST(JudgementTest, AFinishedRunWhoseModeChangedGoesOnUnderIt) {
  const test::TemporaryDirectory folder;
  const fs::path run = folder / "run";
  test::trainHere(judgedRecipe(folder.path()), run);
  test::resumeHere(run, {"checkpoints.mode=max"});
  test::resumeHere(run, {"training.steps=15"});
  EXPECT_EQ(bestCheckpoint(run)->step, worstStep(run));
}

// The recipe was new, the run still called finished, and so its best checkpoint was never decided again.
TEST(JudgementTest, AFinishedRunWhoseBestCouldNotBeNamedIsNotFinished) {
  const test::TemporaryDirectory folder;
  const fs::path run = folder / "run", values = run / run_files::kBestValues;
  test::trainHere(judgedRecipe(folder.path()), run);
  fs::remove(values);
  fs::create_directory(values);
  const RunControl control;
  ASSERT_FALSE(resume({run, {"checkpoints.mode=max"}, {}}, {}, control).ok());
  fs::remove(values);
  EXPECT_EQ(test::resumeHere(run).status, TrainingOutcome::Status::finished);
  EXPECT_EQ(bestCheckpoint(run)->step, worstStep(run));
}

TEST(JudgementTest, AStateThatTellsNoModeIsTakenAsItIs) {
  const test::TemporaryDirectory folder;
  const fs::path run = folder / "run";
  test::trainHere(judgedRecipe(folder.path()), run, {}, 6);
  const fs::path checkpoint = lastCheckpoint(run)->path, file = checkpoint / "training_state.json";
  Json state = readJsonFile(file).value();
  ASSERT_EQ(state["best"]["mode"], "min");
  state["best"].erase("mode");
  state["patience"].erase("mode");
  test::writeText(file, writeJson(state));
  fs::remove(checkpoint / run_files::kChecksums);
  test::resumeHere(run, {"checkpoints.mode=max"});
  EXPECT_EQ(bestCheckpoint(run)->step, worstStep(run)) << "the change itself tells of it";
}

TEST(JudgementTest, PatienceBeginsAnewUnderAnotherMode) {
  EarlyStoppingSection options;
  options.patience = 2;
  options.metric = "validation_loss";
  options.mode = "min";
  Patience patience;
  for (const double value : {1.0, 2.0, 3.0}) noteValidation(patience, options, 10, value);
  EXPECT_TRUE(isExhausted(patience, options));
  options.mode = "max";
  EXPECT_FALSE(isExhausted(patience, options)) << "larger was worse when these were counted";
  noteValidation(patience, options, 20, 2.5);
  EXPECT_EQ(patience.best, 2.5);
  EXPECT_EQ(patience.waited, 0);
}

TEST(JudgementTest, PatienceUnderAnotherModeOutlivesTheProcess) {
  const test::TemporaryDirectory folder;
  Recipe recipe = judgedRecipe(folder.path());
  recipe.training.steps = 30;
  recipe.checkpoints.everySteps = 30;
  recipe.checkpoints.keepBest = false;
  recipe.earlyStopping.patience = 2;
  recipe.earlyStopping.minimumImprovement = 1e6;
  const fs::path run = folder / "run";
  test::trainHere(recipe, run, {}, 7);
  resumeAndDie(run, {"checkpoints.mode=max"});
  EXPECT_EQ(test::resumeHere(run).step, 15) << "the first validation under it, at step 9, and two more";
}

}  // namespace
}  // namespace s2s
