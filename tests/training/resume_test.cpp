// Runs that are paused and gone on with: as the run that never stopped, or as a changed recipe says.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

/// A part of a recipe that resuming must not notice.
struct Variant {
  const char* name;
  void (*apply)(Recipe& recipe);
};

const Variant kVariants[] = {
    {"accumulation", [](Recipe& recipe) { recipe.training.accumulation = 4; }},
    {"length_buckets",
     [](Recipe& recipe) {
       recipe.training.lengthBuckets = true;
       recipe.training.accumulation = 2;
     }},
    {"tokens_per_batch",
     [](Recipe& recipe) {
       recipe.training.tokensPerBatch = 120;
       recipe.training.steps.reset();
       recipe.training.epochs = 2.5;
     }},
    {"packing",
     [](Recipe& recipe) {
       recipe.training.packing = true;
       recipe.training.batchSize = 3;
       recipe.training.accumulation = 2;
     }},
    {"mixtures_by_temperature",
     [](Recipe& recipe) {
       DataSource more = recipe.data.train.front();
       more.name = "more";
       more.limitTokens = 60;
       recipe.data.train.push_back(more);
       recipe.data.mixing.kind = "temperature";
       recipe.data.mixing.limit = 30;
       recipe.training.accumulation = 2;
     }},
    {"equal_mixture_in_length_buckets",
     [](Recipe& recipe) {
       DataSource more = recipe.data.train.front();
       more.name = "more";
       more.objective = "span-corruption";
       more.limitTokens = 100;
       recipe.data.train.push_back(more);
       recipe.data.mixing.kind = "equal";
       recipe.training.lengthBuckets = true;
       recipe.training.accumulation = 2;
     }},
    {"augmentation",
     [](Recipe& recipe) {
       Augmentation noise;
       noise.kind = "character-noise";
       noise.share = 0.3;
       recipe.data.train.front().augmentation = {noise};
       recipe.data.stratified = true;
       recipe.data.keepDuplicatesTogether = true;
       recipe.data.test.split = 0.1;
       recipe.training.batchSize = 3;
     }},
    {"moving_average", [](Recipe& recipe) { recipe.training.movingAverage = 0.9; }},
    {"moving_average_in_bfloat16",
     [](Recipe& recipe) {
       recipe.training.movingAverage = 0.9;
       recipe.training.precision = "bfloat16";
     }},
    {"early_stopping",
     [](Recipe& recipe) {
       recipe.evaluation.everySteps = 2;
       recipe.earlyStopping.patience = 4;
       recipe.earlyStopping.minimumImprovement = 100.0;
     }},
    {"generated_rows",
     [](Recipe& recipe) {
       recipe.evaluation.everySteps = 2;
       recipe.evaluation.generatedRows = 3;
       recipe.training.movingAverage = 0.9;
       recipe.checkpoints.metric = "validation_chrf++";
       recipe.checkpoints.mode = "max";
       recipe.earlyStopping.patience = 5;
     }},
    {"average_of_checkpoints", [](Recipe& recipe) { recipe.checkpoints.averageLast = 2; }},
    {"gradient_checkpointing", [](Recipe& recipe) { recipe.training.gradientCheckpointing = true; }},
    {"adam_in_eight_bits", [](Recipe& recipe) { recipe.optimizer.state = "int8"; }},
    {"weights_in_backward",
     [](Recipe& recipe) {
       recipe.training.accumulation = 1;
       recipe.optimizer.clipNorm = 0.0;
       recipe.optimizer.inBackward = true;
       recipe.training.movingAverage = 0.9;
     }},
    {"lora", [](Recipe& recipe) { recipe.adaptation.kind = "lora"; }},
    {"lora_with_moving_average_in_bfloat16",
     [](Recipe& recipe) {
       recipe.adaptation.kind = "lora";
       recipe.training.movingAverage = 0.9;
       recipe.training.precision = "bfloat16";
     }},
    {"gradual_unfreezing", [](Recipe& recipe) { recipe.adaptation.unfreezeEvery = 3; }},
    {"everything",
     [](Recipe& recipe) {
       recipe.training.tokensPerBatch = 120;
       recipe.training.accumulation = 2;
       recipe.training.gradientCheckpointing = true;
       recipe.training.movingAverage = 0.9;
       recipe.training.precision = "bfloat16";
       recipe.schedule = {};
       recipe.schedule.kind = "one-cycle";
       recipe.evaluation.everySteps = 2;
       recipe.earlyStopping.patience = 3;
       recipe.checkpoints.averageLast = 3;
     }},
};

class ResumeEverythingTest : public testing::TestWithParam<Variant> {};

TEST_P(ResumeEverythingTest, PausedAtEveryStepItIsTheRunThatNeverStopped) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.evaluation.samples = 0;
  GetParam().apply(recipe);
  const auto straight = test::trainHere(recipe, folder / "straight");
  auto outcome = test::trainHere(recipe, folder / "paused", {}, 1);
  for (int i = 0; outcome.status != TrainingOutcome::Status::finished && i < 40; ++i)
    outcome = test::resumeHere(folder / "paused", {}, {}, 1 + i % 3);
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::finished);
  EXPECT_EQ(outcome.step, straight.step);
  EXPECT_EQ(outcome.reason, straight.reason);
  EXPECT_EQ(outcome.average.is_null(), straight.average.is_null());
  test::expectSameEnd(folder / "straight", folder / "paused");
  test::expectSameMetrics(folder / "straight", folder / "paused");
}

INSTANTIATE_TEST_SUITE_P(Variants, ResumeEverythingTest, testing::ValuesIn(kVariants),
                         [](const auto& chosen) { return std::string(chosen.param.name); });

// A pause inside a validation leaves it to the next start, and so does whoever takes up that checkpoint
// later.
TEST(ResumeValidationTest, AValidationThatIsDoneAgainIsInTheLogsOnce) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  test::trainHere(recipe, folder / "straight");
  RunControl pausing, stopping;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 6) pausing.requestPause();
  };
  const auto run = folder / "run";
  ASSERT_TRUE(train({recipe, run, "", {}}, observer, pausing).ok());
  ASSERT_EQ(lastCheckpoint(run)->step, 6);
  // It validates, trains on and loses what it has done, as a killed one does.
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 8) stopping.requestStop();
  };
  ASSERT_TRUE(resume({run, {}, {}}, observer, stopping).ok());
  ASSERT_EQ(lastCheckpoint(run)->step, 6);
  test::resumeHere(run);
  test::expectSameMetrics(folder / "straight", run);
  const auto samplesOf = [&](const std::filesystem::path& of) {
    std::ifstream file(of / "samples.jsonl");
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  EXPECT_EQ(samplesOf(folder / "straight"), samplesOf(run));
  test::expectSameEnd(folder / "straight", run);
}

TEST(ResumeScheduleTest, EveryScheduleGoesOnWhereItWas) {
  for (const char* kind : {"constant", "linear", "cosine", "inverse-square-root", "polynomial", "triangular",
                           "triangular2", "exp-range", "one-cycle"}) {
    const test::TemporaryDirectory folder;
    Recipe recipe = test::tinyRecipe(folder.path());
    recipe.evaluation.everySteps = 0;
    recipe.schedule = {};
    recipe.schedule.kind = kind;
    recipe.schedule.cycleSteps =
        std::string(kind).starts_with("tri") || std::string(kind) == "exp-range" ? 3 : 2000;
    test::trainHere(recipe, folder / "straight");
    test::trainHere(recipe, folder / "paused", {}, 5);
    test::resumeHere(folder / "paused");
    test::expectSameEnd(folder / "straight", folder / "paused");
    test::expectSameMetrics(folder / "straight", folder / "paused");
  }
}

// The state at a step, and from there on what another recipe says: the same weights as a run that is given
// that recipe with that state.
TEST(ResumeScheduleTest, AChangedScheduleEqualsARunGivenItFromTheSameState) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.movingAverage = 0.9;
  test::trainHere(recipe, folder / "changed", {}, 5);
  std::filesystem::copy(folder / "changed", folder / "given", std::filesystem::copy_options::recursive);
  Recipe given = recipe;
  given.training.steps = 9;
  given.optimizer.learningRate = 0.002;
  given.schedule = {};
  given.schedule.kind = "polynomial";
  given.schedule.power = 2.0;
  given.schedule.warmupSteps = 2;
  given.earlyStopping.patience = 7;
  Json json = readJsonFile(folder / "given/recipe.json").value();
  const Json wanted = recipeToJson(given);
  for (const char* section : {"training", "optimizer", "schedule", "early_stopping"})
    json[section] = wanted[section];
  test::writeText(folder / "given/recipe.json", writeJson(json, 2));

  test::resumeHere(folder / "given");
  const auto outcome = test::resumeHere(
      folder / "changed", {"training.steps=9", "optimizer.learning_rate=0.002", "schedule.kind=polynomial",
                           "schedule.power=2", "early_stopping.patience=7"});
  EXPECT_EQ(outcome.step, 9);
  test::expectSameEnd(folder / "given", folder / "changed");
  test::expectSameMetrics(folder / "given", folder / "changed");
  // Step 7 is the sixth after step 1: two of warm-up, then (1 - 4/7)² of the new peak.
  EXPECT_NEAR(test::metricsOf(folder / "changed")[7]["learning_rate"].get<double>(),
              0.002 * (3.0 / 7.0) * (3.0 / 7.0), 1e-12);
}

/// The best of the recorded validations by a metric, of those whose checkpoints are there.
BestCheckpoint bestRecorded(const std::filesystem::path& run, const std::string& metric, bool largest) {
  BestCheckpoint best{-1, metric, 0.0};
  const auto all = listCheckpoints(run);
  for (const Json& line : test::metricsOf(run)) {
    if (!line.contains(metric)) continue;
    const auto step = line["step"].get<std::int64_t>();
    const double value = line[metric].get<double>();
    const bool better = best.step < 0 || (largest ? value > best.value : value < best.value);
    if (better && std::ranges::find(all, step, &CheckpointEntry::step) != all.end())
      best = {step, metric, value};
  }
  return best;
}

// The recipe said one metric and best.json kept the value of another.
TEST(ResumedMetricTest, AnotherMetricOrModeDecidesTheBestAgainAlsoOfAFinishedRun) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.checkpoints.everySteps = recipe.evaluation.everySteps = 3;
  recipe.checkpoints.keepLast = 10;
  const auto run = folder / "run";
  test::trainHere(recipe, run);
  EXPECT_EQ(bestCheckpoint(run)->metric, "validation_loss");
  const auto expectBest = [&](const std::string& metric, bool largest) {
    const BestCheckpoint expected = bestRecorded(run, metric, largest);
    const auto best = bestCheckpoint(run);
    ASSERT_TRUE(best && expected.step > 0);
    EXPECT_EQ(best->metric, metric);
    EXPECT_EQ(best->step, expected.step);
    EXPECT_DOUBLE_EQ(best->value, expected.value);
  };
  auto outcome = test::resumeHere(run, {"checkpoints.metric=validation_token_accuracy"});
  EXPECT_EQ(outcome.best->metric, "validation_token_accuracy");
  expectBest("validation_token_accuracy", true);
  test::resumeHere(run, {"checkpoints.metric=validation_loss", "checkpoints.mode=max"});
  expectBest("validation_loss", true);

  const auto paused = folder / "paused";
  test::trainHere(recipe, paused, {}, 7);
  test::resumeHere(paused, {"checkpoints.metric=validation_loss", "checkpoints.mode=max"});
  EXPECT_EQ(bestCheckpoint(paused)->step, bestCheckpoint(run)->step) << "the worst may be one from before";
}

std::vector<std::int64_t> keptSteps(const std::filesystem::path& run) {
  std::vector<std::int64_t> steps;
  for (const CheckpointEntry& entry : listCheckpoints(run)) steps.push_back(entry.step);
  return steps;
}

// The checkpoint of a pause goes with the next one, and the former best had gone by then.
TEST(ResumedMetricTest, ABestThatAPauseAloneWroteIsKept) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.checkpoints.everySteps = 12;
  recipe.checkpoints.keepLast = 1;
  recipe.checkpoints.mode = "max";
  recipe.evaluation.everySteps = 2;
  const auto run = folder / "run";
  test::trainHere(recipe, run, {}, 6);
  ASSERT_EQ(keptSteps(run), (std::vector<std::int64_t>{2, 6})) << "the worst, and that of the pause";
  test::resumeHere(run, {"checkpoints.mode=min", "evaluation.every_steps=0"});
  EXPECT_EQ(keptSteps(run), (std::vector<std::int64_t>{6, 12}));
  const auto best = bestCheckpoint(run);
  ASSERT_TRUE(best);
  EXPECT_EQ(best->step, 6);
  EXPECT_EQ(best->metric, "validation_loss");
}

TEST(ResumedMetricTest, ABestThatAPauseAloneWroteTakesNoOthersPlace) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.checkpoints.everySteps = 4;
  recipe.checkpoints.keepLast = 2;
  recipe.checkpoints.mode = "max";
  recipe.evaluation.everySteps = 3;
  const auto run = folder / "run";
  test::trainHere(recipe, run, {}, 6);
  ASSERT_EQ(keptSteps(run), (std::vector<std::int64_t>{3, 4, 6}));
  test::resumeHere(run, {"checkpoints.mode=min"}, {}, 2);
  EXPECT_EQ(keptSteps(run), (std::vector<std::int64_t>{4, 6, 8})) << "the best is beside the last two";
}

}  // namespace
}  // namespace s2s
