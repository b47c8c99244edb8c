// What a run that does not go back does about a loss or a gradient that is no number.

#include <gtest/gtest.h>

#include <limits>
#include <utility>

#include "engine/models/model_bundle.h"
#include "tests/support/temporary_directory.h"
#include "tests/training/runs.h"
#include "tests/training/saboteur.h"

namespace s2s {
namespace {

using test::guarded, test::Saboteur;

TEST(BadNumbersPolicyTest, StopFailsTheRunAndTheLastCheckpointStands) {
  const test::TemporaryDirectory folder;
  Saboteur saboteur(7, false);
  const RunControl control;
  const auto outcome =
      train({guarded(folder.path(), "stop"), folder / "run", "", {}}, saboteur.observer(), control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_NE(outcome.error().message().find("step 8 gave numbers that are none, first in the "),
            std::string::npos)
      << outcome.error().message();
  EXPECT_EQ(outcome.error().remedy,
            "resume with a lower optimizer.learning_rate: the run goes on from step-000006");
  EXPECT_EQ(readRunSummary(folder / "run")->status, RunStatus::failed);
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, 6);
  EXPECT_EQ(test::resumeHere(folder / "run").status, TrainingOutcome::Status::finished);
}

TEST(BadNumbersPolicyTest, SkipLeavesTheWeightsAndTheAverageAlone) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "skip");
  recipe.checkpoints.everySteps = 1;
  recipe.checkpoints.keepLast = 20;
  recipe.training.movingAverage = 0.9;
  Saboteur saboteur(7, false);
  test::trainHere(recipe, folder / "run", saboteur.observer());
  ASSERT_EQ(saboteur.warnings.size(), 1u);
  EXPECT_NE(saboteur.warnings[0].find("step 8 was left out"), std::string::npos);
  EXPECT_NE(test::logOf(folder / "run").find("step 8 was left out"), std::string::npos);
  const auto before =
                 readSafetensors(folder / "run/checkpoints/step-000007/training_state.safetensors").value(),
             after =
                 readSafetensors(folder / "run/checkpoints/step-000008/training_state.safetensors").value();
  for (const auto& [name, tensor] : before) EXPECT_TRUE(torch::equal(tensor, after.at(name))) << name;
  bool found = false;
  for (const Json& line : test::metricsOf(folder / "run")) {
    if (line["step"] != 8 || line.contains("validation_loss")) continue;
    found = true;
    EXPECT_TRUE(line["loss"].is_null());
    EXPECT_TRUE(line["skipped"].is_string());
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(test::metricsOf(folder / "run").size(), 14u) << "twelve steps and two validations";
}

// The optimizer counts the step that was left out, and a layer's first step is a step of the run.
TEST(BadNumbersPolicyTest, AfterASkippedStepResumeIsExact) {
  const test::TemporaryDirectory folder;
  for (const std::int64_t unfreezeEvery : {0, 4}) {
    Recipe recipe = guarded(folder.path(), "skip");
    recipe.adaptation.unfreezeEvery = unfreezeEvery;
    const std::string kind = unfreezeEvery > 0 ? "-unfreezing" : "";
    Saboteur saboteur(3, false);
    test::trainHere(recipe, folder / ("straight" + kind), saboteur.observer());
    for (const std::int64_t pauseAfter : {4, 6}) {
      const auto paused = folder / ("paused" + kind + std::to_string(pauseAfter));
      Saboteur same(3, false);
      test::trainHere(recipe, paused, same.observer(), pauseAfter);
      ASSERT_EQ(same.warnings.size(), 1u);
      test::resumeHere(paused);
      test::expectSameEnd(folder / ("straight" + kind), paused);
    }
    const auto last = lastCheckpoint(folder / ("paused" + kind + "4"))->path;
    const TensorMap end = readSafetensors(last / "model.safetensors").value();
    for (const auto& [name, tensor] : end)
      EXPECT_TRUE(torch::isfinite(tensor).all().item<bool>()) << kind << " " << name;
  }
}

TEST(BadNumbersPolicyTest, NumbersThatStayBadEndTheRun) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "skip");
  recipe.training.steps = 60;
  recipe.evaluation.everySteps = 0;
  const RunControl control;
  const auto outcome = train({recipe, folder / "run", "", {}}, test::badGradients(2), control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_NE(outcome.error().message().find("20 steps left out"), std::string::npos)
      << outcome.error().message();
}

// Fewer steps than end a run by themselves.
TEST(BadNumbersPolicyTest, ARunThatLeftEveryStepOutIsNotFinished) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "skip");
  recipe.evaluation.everySteps = 0;
  const RunControl control;
  const auto outcome = train({recipe, folder / "run", "", {}}, test::badGradients(0), control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().what, "every step was left out, so no weight was ever changed; steps: 12");
  EXPECT_EQ(outcome.error().remedy, "start again with a lower optimizer.learning_rate");
  const auto summary = readRunSummary(folder / "run");
  EXPECT_EQ(summary->status, RunStatus::failed);
  EXPECT_NE(summary->message.find("no weight was ever changed"), std::string::npos) << summary->message;
}

// Where there is no memory to run the batch again, the place stays unknown, and the run goes on all the same.
TEST(BadNumbersPolicyTest, APlaceThatThereIsNoMemoryToLookForEndsNoRun) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "skip");
  recipe.training.accumulation = 1;
  recipe.evaluation.everySteps = 0;
  std::int64_t step = 0, passes = 0;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t done, const Json&) { step = done, passes = 0; };
  observer.betweenBatches = [&, hooked = false](ModelBundle& bundle) mutable {
    if (std::exchange(hooked, true)) return;
    bundle.model->weights().at("encoder.final_layer_norm.weight").register_hook([&](torch::Tensor gradient) {
      if (step != 2) return gradient;
      if (++passes > 1) throw c10::OutOfMemoryError({__func__, __FILE__, __LINE__}, "full");
      return gradient.mul(std::numeric_limits<float>::quiet_NaN());
    });
  };
  EXPECT_EQ(test::trainHere(recipe, folder / "run", observer).step, 12);
  for (const Json& line : test::metricsOf(folder / "run")) {
    if (line["step"] == 3) {
      EXPECT_EQ(line["skipped"], "a place that there is no memory to look for");
    }
  }
}

}  // namespace
}  // namespace s2s
