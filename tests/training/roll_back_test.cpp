// Runs that go back to a checkpoint where a loss or a gradient is no number.

#include <gtest/gtest.h>

#include <limits>
#include <memory>

#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "engine/runs/checkpoint_checksums.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"
#include "tests/training/saboteur.h"

namespace s2s {
namespace {

using test::guarded, test::Saboteur;

TEST(BadNumbersPolicyTest, RollBackGoesOnFromTheLastCheckpointWithHalfTheRate) {
  const test::TemporaryDirectory folder;
  for (const std::string precision : {"float32", "bfloat16"}) {
    Recipe recipe = guarded(folder.path(), "roll-back");
    recipe.training.precision = precision;
    recipe.training.movingAverage = 0.9;
    recipe.schedule = {};
    const auto run = folder / precision;
    Saboteur saboteur(8, true);
    const auto outcome = test::trainHere(recipe, run, saboteur.observer());
    EXPECT_EQ(outcome.step, 12);
    ASSERT_EQ(saboteur.warnings.size(), 1u);
    EXPECT_NE(saboteur.warnings[0].find("back to step 6"), std::string::npos) << saboteur.warnings[0];
    std::int64_t steps = 0;
    for (const Json& line : test::metricsOf(run)) {
      if (line.contains("validation_loss")) continue;
      ++steps;
      EXPECT_TRUE(line["loss"].is_number());
      EXPECT_DOUBLE_EQ(line["learning_rate"].get<double>(), steps > 6 ? 0.0015 : 0.003) << steps;
    }
    EXPECT_EQ(steps, 12);
    EXPECT_TRUE(std::filesystem::exists(run / "metrics.abandoned-1.jsonl"));
  }
}

TEST(BadNumbersPolicyTest, RollBackSkipsACheckpointThatWasDamagedAfterwards) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  recipe.checkpoints.everySteps = 2;
  recipe.checkpoints.inBackground = false;
  recipe.evaluation.everySteps = 0;
  Saboteur saboteur(8, true);
  TrainingObserver observer = saboteur.observer();
  bool harmed = false;
  observer.checkpointWritten = [&harmed](std::int64_t step, const std::filesystem::path& checkpoint) {
    if (step == 8 && !harmed) test::flipBytes(checkpoint / "model.safetensors");
    harmed |= step == 8;
  };
  EXPECT_EQ(test::trainHere(recipe, folder / "run", observer).step, 12);
  ASSERT_EQ(saboteur.warnings.size(), 2u) << Json(saboteur.warnings);
  EXPECT_NE(saboteur.warnings[0].find("damaged and was set aside: the file has changed"), std::string::npos)
      << saboteur.warnings[0];
  EXPECT_NE(saboteur.warnings[0].find("step-000008/model.safetensors"), std::string::npos)
      << saboteur.warnings[0];
  EXPECT_NE(saboteur.warnings[1].find("back to step 6"), std::string::npos) << saboteur.warnings[1];
  const auto checkpoints = folder / "run/checkpoints";
  EXPECT_TRUE(std::filesystem::exists(checkpoints / "damaged-step-000008/model.safetensors"))
      << "it is not removed with what the run leaves behind";
  EXPECT_TRUE(checkCheckpoint(checkpoints / "step-000012"));
}

// Nothing asks whether the only checkpoint is written before the step that needs it.
TEST(BadNumbersPolicyTest, RollBackWaitsForTheFirstCheckpoint) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  recipe.evaluation.everySteps = 0;
  ASSERT_TRUE(recipe.checkpoints.inBackground);
  Saboteur saboteur(5, true);
  EXPECT_EQ(test::trainHere(recipe, folder / "run", saboteur.observer()).step, 12);
  ASSERT_EQ(saboteur.warnings.size(), 1u);
  EXPECT_NE(saboteur.warnings[0].find("back to step 5"), std::string::npos) << saboteur.warnings[0];
}

// The plan of a run has no room for a second model.
TEST(BadNumbersPolicyTest, RollBackHoldsNoSecondModel) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  Json config = test::tinyConfig();
  config["d_model"] = 256;
  config["d_ff"] = 1024;
  test::writeText(folder / "model/config.json", writeJson(config, 2));
  recipe.adaptation.kind = "lora";  // next to nothing beside the weights
  recipe.adaptation.loraRank = 1;
  recipe.evaluation.everySteps = 0;
  recipe.checkpoints.inBackground = false;
  const auto peakOf = [&](const std::string& run, int times) {
    const std::uint64_t before = cpu_memory::allocatedBytes();
    cpu_memory::resetPeak();
    Saboteur saboteur(8, true, times);
    EXPECT_EQ(test::trainHere(recipe, folder / run, saboteur.observer()).step, 12);
    EXPECT_EQ(saboteur.warnings.size(), static_cast<std::size_t>(times));
    return cpu_memory::peakBytes() - before;
  };
  const std::uint64_t straight = peakOf("straight", 0), back = peakOf("back", 1);
  const auto weights = std::filesystem::file_size(folder / "back/checkpoints/step-000012/model.safetensors");
  EXPECT_LT(back, straight + weights / 4);
}

TEST(BadNumbersPolicyTest, APauseRightBehindARollBackKeepsTheLowerRate) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  recipe.evaluation.everySteps = 0;
  Saboteur first(8, true), second(8, true);
  test::trainHere(recipe, folder / "straight", first.observer());
  RunControl control;
  TrainingObserver observer = second.observer();
  observer.message = [&, heard = observer.message](const std::string& text) {
    heard(text);
    if (text.find("back to step") != std::string::npos) control.requestPause();
  };
  const auto outcome = train({recipe, folder / "paused", "", {}}, observer, control);
  ASSERT_TRUE(outcome.ok()) << outcome.error().message();
  ASSERT_EQ(outcome->status, TrainingOutcome::Status::paused);
  const Json state = readJsonFile(outcome->checkpoint / "training_state.json").value();
  EXPECT_EQ(state["step"], 5);
  EXPECT_EQ(state["rate_factor"], 0.5);
  EXPECT_EQ(state["roll_backs"], 1);
  test::resumeHere(folder / "paused");
  test::expectSameEnd(folder / "straight", folder / "paused");
}

TEST(BadNumbersPolicyTest, WhereARunWasPausedDoesNotDecideWhereItGoesBackTo) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = guarded(folder.path(), "roll-back");
  Saboteur first(8, true), second(8, true);
  test::trainHere(recipe, folder / "straight", first.observer());
  test::trainHere(recipe, folder / "paused", {}, 7);
  test::resumeHere(folder / "paused", {}, second.observer());
  ASSERT_EQ(second.warnings.size(), 1u);
  EXPECT_EQ(second.warnings, first.warnings);
  test::expectSameEnd(folder / "straight", folder / "paused");
}

// Only a pause writes a checkpoint without a look at the weights: it promises one.
TEST(BadNumbersPolicyTest, RollBackSkipsCheckpointsWhoseWeightsAreNoNumbers) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  recipe.checkpoints.everySteps = 2;
  recipe.evaluation.everySteps = 0;
  test::trainHere(recipe, folder / "run", test::badUpdate(7), 7);
  ASSERT_EQ(lastCheckpoint(folder / "run")->step, 7);
  std::string heard;
  TrainingObserver observer;
  observer.message = [&](const std::string& text) { heard += text + "\n"; };
  EXPECT_EQ(test::resumeHere(folder / "run", {}, observer).step, 12);
  EXPECT_NE(heard.find("back to step 6"), std::string::npos) << heard;
}

TEST(BadNumbersPolicyTest, TheFactorSurvivesAResumeAndTheTriesAreLimited) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  Saboteur first(8, true), second(8, true);
  test::trainHere(recipe, folder / "straight", first.observer());
  test::trainHere(recipe, folder / "paused", second.observer(), 9);
  test::resumeHere(folder / "paused");
  test::expectSameEnd(folder / "straight", folder / "paused");

  TrainingObserver observer;
  std::int64_t back = 0;
  const RunControl control;
  recipe.evaluation.everySteps = 0;
  recipe.checkpoints.everySteps = 1;
  recipe.checkpoints.keepLast = 20;
  recipe.checkpoints.inBackground = false;
  observer.betweenBatches = [&](ModelBundle& bundle) {
    torch::NoGradGuard noGrad;
    if (back > 0 || lastCheckpoint(folder / "hopeless").value_or(CheckpointEntry{}).step == 6)
      bundle.model->weights().parameters().back().tensor.fill_(std::numeric_limits<float>::quiet_NaN());
  };
  observer.message = [&](const std::string& text) { back += text.find("back to step") != std::string::npos; };
  const auto outcome = train({recipe, folder / "hopeless", "", {}}, observer, control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(back, 5);
  const std::string message = outcome.error().message();
  EXPECT_NE(message.find("5 times going back"), std::string::npos) << message;
  const std::string advice = "start a new run from " + (folder / "hopeless").string() + "@step-000001 with";
  EXPECT_NE(message.find(advice), std::string::npos) << "steps 6 to 2 were gone back to: " << message;
}

/// Leaves a weight behind step 6 that is a number, and from which none follows; the first time alone.
TrainingObserver poisoner(std::vector<std::string>& warnings) {
  TrainingObserver observer;
  auto model = std::make_shared<ModelBundle*>(nullptr);
  observer.betweenBatches = [model](ModelBundle& bundle) { *model = &bundle; };
  observer.message = [&warnings](const std::string& text) {
    if (text.starts_with("warning: ")) warnings.push_back(text);
  };
  observer.stepDone = [&warnings, model](std::int64_t step, const Json&) {
    torch::NoGradGuard noGrad;
    if (step == 6 && warnings.empty())
      (*model)->model->weights().parameters().back().tensor.fill_(std::numeric_limits<float>::max());
  };
  return observer;
}

// All tries were spent on the checkpoint whose next step is bad whatever the rate.
TEST(BadNumbersPolicyTest, ACheckpointThatNothingFollowsFromIsTriedOnceThenTheOneBefore) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  recipe.checkpoints.everySteps = 2;
  recipe.checkpoints.keepLast = 4;
  recipe.evaluation.everySteps = 0;
  std::vector<std::string> warnings;
  EXPECT_EQ(test::trainHere(recipe, folder / "straight", poisoner(warnings)).step, 12);
  ASSERT_EQ(warnings.size(), 2u) << Json(warnings);
  EXPECT_NE(warnings[0].find(": back to step 6, with half"), std::string::npos) << warnings[0];
  EXPECT_NE(warnings[1].find(", from the checkpoint of step 6 again: back to step 4, with half"),
            std::string::npos)
      << warnings[1];

  // A pause in between forgets nothing of it.
  std::vector<std::string> first, second;
  RunControl control;
  TrainingObserver observer = poisoner(first);
  observer.message = [&, heard = observer.message](const std::string& text) {
    heard(text);
    if (text.find("back to step 6") != std::string::npos) control.requestPause();
  };
  const auto paused = train({recipe, folder / "paused", "", {}}, observer, control);
  ASSERT_TRUE(paused.ok()) << paused.error().message();
  ASSERT_EQ(paused->status, TrainingOutcome::Status::paused);
  observer = {};
  observer.message = [&](const std::string& text) {
    if (text.starts_with("warning: ")) second.push_back(text);
  };
  test::resumeHere(folder / "paused", {}, observer);
  ASSERT_EQ(second.size(), 1u) << Json(second);
  EXPECT_EQ(second[0], warnings[1]);
  test::expectSameEnd(folder / "straight", folder / "paused");
}

TEST(BadNumbersPolicyTest, WithoutACheckpointBeforeItTheAdviceIsToStartAgain) {
  const test::TemporaryDirectory folder;
  Recipe recipe = guarded(folder.path(), "roll-back");
  recipe.checkpoints.everySteps = 6;
  recipe.evaluation.everySteps = 0;
  std::vector<std::string> warnings;
  const RunControl control;
  const auto outcome = train({recipe, folder / "run", "", {}}, poisoner(warnings), control);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(warnings.size(), 1u) << Json(warnings);
  const std::string message = outcome.error().message();
  EXPECT_NE(message.find("after 1 times going back"), std::string::npos) << message;
  EXPECT_EQ(outcome.error().remedy, "start again with a lower optimizer.learning_rate");
}

}  // namespace
}  // namespace s2s
