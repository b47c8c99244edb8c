// Checkpoints in the background, and what happens where one cannot be written.

#include "engine/training/checkpoint_writer.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

Recipe oftenSaved(const fs::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.checkpoints.everySteps = 2;
  return recipe;
}

TEST(CheckpointWritingTest, TheBackgroundWritesWhatTheForegroundWrites) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  recipe.checkpoints.keepLast = 20;
  std::vector<std::int64_t> told;
  TrainingObserver observer;
  observer.checkpointWritten = [&](std::int64_t step, const fs::path&) { told.push_back(step); };
  test::trainHere(recipe, folder / "background", observer);
  EXPECT_EQ(told, (std::vector<std::int64_t>{2, 4, 6, 8, 10, 12}));
  recipe.checkpoints.inBackground = false;
  test::trainHere(recipe, folder / "foreground");
  const auto first = listCheckpoints(folder / "background"), second = listCheckpoints(folder / "foreground");
  ASSERT_EQ(first.size(), 6u);
  ASSERT_EQ(second.size(), 6u);
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (const char* file : {"model.safetensors", "training_state.safetensors"}) {
      const auto expected = readSafetensors(second[i].path / file).value(),
                 found = readSafetensors(first[i].path / file).value();
      for (const auto& [name, tensor] : expected)
        EXPECT_TRUE(torch::equal(tensor, found.at(name))) << first[i].step << " " << name;
    }
  }
  test::expectSameMetrics(folder / "background", folder / "foreground");
}

TEST(CheckpointWritingTest, ASnapshotIsNotTakenBeyondTheBudget) {
  cpu_memory::setBudget(5000);
  EXPECT_TRUE(hasRoomForSnapshot(1000, 4000));
  EXPECT_FALSE(hasRoomForSnapshot(1001, 4000));
  cpu_memory::setBudget(std::nullopt);
  EXPECT_TRUE(hasRoomForSnapshot(1001, 4000));
  EXPECT_FALSE(hasRoomForSnapshot(std::int64_t{1} << 50, 4000));
}

/// Something stands where the checkpoints go.
void block(const fs::path& run) {
  fs::rename(run / "checkpoints", run / "away");
  std::ofstream(run / "checkpoints") << "in the way";
}
void unblock(const fs::path& run) {
  fs::remove(run / "checkpoints");
  fs::rename(run / "away", run / "checkpoints");
}

class BlockedCheckpointTest : public testing::TestWithParam<bool> {};

TEST_P(BlockedCheckpointTest, PausesTheRunAndResumeGoesOnExactly) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  recipe.checkpoints.inBackground = GetParam();
  test::trainHere(recipe, folder / "straight");
  const auto run = folder / "run";
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 5) block(run);
  };
  const auto outcome = test::trainHere(recipe, run, observer);
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::paused);
  EXPECT_NE(outcome.reason.find("checkpoints"), std::string::npos) << outcome.reason;
  EXPECT_EQ(toJson(outcome)["status"], "paused");
  unblock(run);
  // In the background, that of step 4 may not have had its name yet.
  const std::int64_t before = lastCheckpoint(run)->step;
  EXPECT_TRUE(before == 4 || (GetParam() && before == 2)) << before << ", which is whole";
  const auto summary = readRunSummary(run).value();
  EXPECT_EQ(summary.status, RunStatus::paused);
  EXPECT_EQ(summary.message, outcome.reason);
  EXPECT_EQ(test::resumeHere(run).status, TrainingOutcome::Status::finished);
  test::expectSameEnd(folder / "straight", run);
  test::expectSameMetrics(folder / "straight", run);
}

TEST_P(BlockedCheckpointTest, IsTriedAgainWhereTheObserverSaysSo) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  recipe.checkpoints.inBackground = GetParam();
  test::trainHere(recipe, folder / "straight");
  const auto run = folder / "run";
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 5) block(run);
  };
  int asked = 0;
  observer.cannotWrite = [&](const Error& error) {
    EXPECT_FALSE(error.message().empty());
    if (++asked == 2) unblock(run);
    return true;
  };
  EXPECT_EQ(test::trainHere(recipe, run, observer).status, TrainingOutcome::Status::finished);
  EXPECT_EQ(asked, 2) << "nothing that was trained is lost";
  test::expectSameEnd(folder / "straight", run);
}

INSTANTIATE_TEST_SUITE_P(InBackground, BlockedCheckpointTest, testing::Bool());

TEST(CheckpointWritingTest, ARunWhoseFolderVanishesPauses) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step != 3) return;
    // A checkpoint in the background may put things there, or take them away, while they are removed.
    std::error_code busy;
    while (fs::exists(folder / "run")) fs::remove_all(folder / "run", busy);
  };
  const auto outcome = test::trainHere(recipe, folder / "run", observer);
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::paused);
  EXPECT_NE(outcome.reason.find("deleted"), std::string::npos) << outcome.reason;
}

TEST(CheckpointWritingTest, WhatWasSavedLastIsKnownWhereTheFolderIsGone) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  recipe.checkpoints.inBackground = false;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 7) fs::remove_all(folder / "run");
  };
  const auto outcome = test::trainHere(recipe, folder / "run", observer);
  EXPECT_EQ(outcome.status, TrainingOutcome::Status::paused);
  EXPECT_EQ(outcome.step, 6);
  EXPECT_TRUE(outcome.checkpoint.empty()) << "there is none to name";
}

TEST(CheckpointWritingTest, OneThatMemoryIsTooShortForIsTriedAgain) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.adaptation.kind = "lora";
  recipe.evaluation.everySteps = 0;
  recipe.checkpoints.everySteps = 0;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == recipe.training.steps) cpu_memory::setBudget(1);
  };
  std::string told;
  observer.cannotWrite = [&](const Error& error) {
    cpu_memory::setBudget(std::nullopt);
    told = error.message();
    return true;
  };
  EXPECT_EQ(test::trainHere(recipe, folder / "run", observer).status, TrainingOutcome::Status::finished);
  EXPECT_NE(told.find("the memory is full while a checkpoint is written"), std::string::npos) << told;
  EXPECT_NE(told.find("training.memory_budget_gib"), std::string::npos) << told;
  EXPECT_EQ(lastCheckpoint(folder / "run")->step, recipe.training.steps);
}

TEST(CheckpointWritingTest, AFolderThatIsMovedIsFollowedInTheBackgroundToo) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = oftenSaved(folder.path());
  test::trainHere(recipe, folder / "straight");
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 5) fs::rename(folder / "run", folder / "elsewhere");
  };
  EXPECT_EQ(test::trainHere(recipe, folder / "run", observer).status, TrainingOutcome::Status::finished);
  test::expectSameEnd(folder / "straight", folder / "elsewhere");
}

TEST(CheckpointAverageTest, IsTheMeanOfTheLastOnesAndIsValidated) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  recipe.checkpoints.averageLast = 3;
  recipe.checkpoints.keepLast = 1;
  const auto outcome = test::trainHere(recipe, folder / "run");
  std::vector<TensorMap> last;
  for (const auto& entry : listCheckpoints(folder / "run")) {
    if (entry.step >= 8) last.push_back(readSafetensors(entry.path / "model.safetensors").value());
  }
  ASSERT_EQ(last.size(), 3u) << "rotation keeps what is averaged";
  const auto reference = resolveModel((folder / "run").string() + "@average").value();
  EXPECT_EQ(reference.path, averageCheckpoint(folder / "run"));
  const auto mean = readSafetensors(reference.path / "model.safetensors").value();
  for (const auto& [name, tensor] : mean) {
    const auto expected = (last[0].at(name).to(torch::kFloat64) + last[1].at(name) + last[2].at(name)) / 3.0;
    EXPECT_LT((expected - tensor).abs().max().item<double>(), 1e-6) << name;
  }
  ASSERT_TRUE(openModel(reference.path, torch::kFloat32, torch::kCPU).ok());
  const Json average = toJson(outcome)["average"];
  EXPECT_EQ(average["steps"], (Json{8, 10, 12}));
  EXPECT_TRUE(average["validation_loss"].is_number());
  EXPECT_NE(test::logOf(folder / "run").find("average of 3 checkpoints"), std::string::npos);

  // A longer run has another end: the old mean goes.
  test::resumeHere(folder / "run", {"training.steps=20"}, {}, 2);
  EXPECT_FALSE(averageCheckpoint(folder / "run"));
  EXPECT_EQ(toJson(test::resumeHere(folder / "run"))["average"]["steps"], (Json{16, 18, 20}));
}

// A run that was trained to its end failed over it, and again whenever it was resumed.
TEST(CheckpointAverageTest, ADamagedCheckpointIsLeftOutAndToldOf) {
  const test::TemporaryDirectory folder;
  Recipe recipe = oftenSaved(folder.path());
  recipe.checkpoints.averageLast = 3;
  recipe.checkpoints.inBackground = false;
  const auto harmed = [](std::set<std::int64_t> steps) {
    TrainingObserver observer;
    observer.checkpointWritten = [steps](std::int64_t step, const fs::path& checkpoint) {
      if (steps.contains(step)) test::flipBytes(checkpoint / "model.safetensors");
    };
    return observer;
  };
  const auto run = folder / "run";
  const Json average = toJson(test::trainHere(recipe, run, harmed({10})))["average"];
  EXPECT_EQ(average["steps"], (Json{8, 12}));
  const auto first = readSafetensors(run / "checkpoints/step-000008/model.safetensors").value(),
             second = readSafetensors(run / "checkpoints/step-000012/model.safetensors").value(),
             mean = readSafetensors(*averageCheckpoint(run) / "model.safetensors").value();
  for (const auto& [name, tensor] : mean)
    EXPECT_LT(((first.at(name) + second.at(name)) / 2.0 - tensor).abs().max().item<double>(), 1e-6) << name;
  const std::string log = test::logOf(run);
  EXPECT_NE(log.find("left out of the average: the file has changed"), std::string::npos) << log;
  EXPECT_NE(log.find("step-000010/model.safetensors"), std::string::npos) << log;
  EXPECT_NE(log.find("average of 2 checkpoints"), std::string::npos) << log;

  const auto none = test::trainHere(recipe, folder / "none", harmed({8, 10, 12}));
  EXPECT_EQ(none.status, TrainingOutcome::Status::finished);
  EXPECT_FALSE(averageCheckpoint(folder / "none"));
}

std::vector<std::int64_t> stepsIn(const fs::path& run) {
  std::vector<std::int64_t> steps;
  for (const CheckpointEntry& entry : listCheckpoints(run)) steps.push_back(entry.step);
  return steps;
}

Recipe averagedOverPauses(const fs::path& folder) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.checkpoints.everySteps = 4;
  recipe.checkpoints.averageLast = 3;
  recipe.evaluation.everySteps = 4;
  recipe.evaluation.samples = 0;
  return recipe;
}

void expectSameAverage(const fs::path& first, const fs::path& second) {
  const auto one = averageCheckpoint(first), other = averageCheckpoint(second);
  ASSERT_TRUE(one && other);
  EXPECT_EQ(readJsonFile(*one / "average.json").value(), readJsonFile(*other / "average.json").value());
  const auto expected = readSafetensors(*one / "model.safetensors").value(),
             found = readSafetensors(*other / "model.safetensors").value();
  for (const auto& [name, tensor] : expected) EXPECT_TRUE(torch::equal(tensor, found.at(name))) << name;
}

TEST(CheckpointAverageTest, PausesTakeNoPartInIt) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = averagedOverPauses(folder.path());
  test::trainHere(recipe, folder / "straight");
  ASSERT_EQ(stepsIn(folder / "straight"), (std::vector<std::int64_t>{4, 8, 12}));
  const std::vector<std::vector<std::int64_t>> places = {{3}, {8}, {10}, {11}, {9, 10}, {2, 4, 6, 8, 10}};
  for (const std::vector<std::int64_t>& pauses : places) {
    const auto run = folder / ("paused-" + std::to_string(pauses.front()) + std::to_string(pauses.size()) +
                               std::to_string(pauses.back()));
    test::trainHere(recipe, run, {}, pauses.front());
    for (std::size_t i = 1; i < pauses.size(); ++i) test::resumeHere(run, {}, {}, pauses[i] - pauses[i - 1]);
    ASSERT_EQ(lastCheckpoint(run)->step, pauses.back()) << "it is there to go on from";
    test::resumeHere(run);
    EXPECT_EQ(stepsIn(run), stepsIn(folder / "straight")) << run;
    expectSameAverage(folder / "straight", run);
  }
}

TEST(CheckpointAverageTest, APauseInAValidationLeavesOutNoCheckpointThatIsDue) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = averagedOverPauses(folder.path());
  test::trainHere(recipe, folder / "straight");
  RunControl pausing;
  TrainingObserver observer;
  observer.stepDone = [&](std::int64_t step, const Json&) {
    if (step == 8) pausing.requestPause();
  };
  ASSERT_TRUE(train({recipe, folder / "run", "", {}}, observer, pausing).ok());
  ASSERT_EQ(lastCheckpoint(folder / "run")->step, 8);
  test::resumeHere(folder / "run");
  expectSameAverage(folder / "straight", folder / "run");
}

TEST(CheckpointAverageTest, WhereThePausedRunEndsAfterAllItsCheckpointCounts) {
  const test::TemporaryDirectory folder;
  Recipe recipe = averagedOverPauses(folder.path());
  recipe.training.steps = 40;
  test::trainHere(recipe, folder / "run", {}, 10);
  const Json average = toJson(test::resumeHere(folder / "run", {"training.steps=10"}))["average"];
  EXPECT_EQ(average["steps"], (Json{4, 8, 10}));
}

TEST(CheckpointRotationTest, APauseTakesNoOtherOnesPlace) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.checkpoints.everySteps = 4;
  recipe.checkpoints.keepLast = 1;
  recipe.evaluation.everySteps = 0;
  test::trainHere(recipe, folder / "run", {}, 6);
  EXPECT_EQ(stepsIn(folder / "run"), (std::vector<std::int64_t>{4, 6}));
  test::resumeHere(folder / "run", {}, {}, 1);
  EXPECT_EQ(stepsIn(folder / "run"), (std::vector<std::int64_t>{4, 7}));
  test::resumeHere(folder / "run", {}, {}, 1);
  EXPECT_EQ(stepsIn(folder / "run"), std::vector<std::int64_t>{8});
}

TEST(CheckpointRotationTest, BestAndLastStayOverPausesAndResumes) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.checkpoints.everySteps = 1;
  recipe.checkpoints.keepLast = 1;
  recipe.evaluation.everySteps = 4;
  recipe.evaluation.samples = 0;
  recipe.optimizer.learningRate = 1.0;  // the first validation is the best
  recipe.schedule = {};
  recipe.training.steps = 24;
  test::trainHere(recipe, folder / "run", {}, 4);
  for (int i = 0; i < 4; ++i) {
    test::resumeHere(folder / "run", {}, {}, 5);
    const auto best = bestCheckpoint(folder / "run");
    ASSERT_TRUE(best);
    const auto kept = listCheckpoints(folder / "run");
    EXPECT_LE(kept.size(), 2u);
    EXPECT_TRUE(std::ranges::any_of(kept, [&](const auto& entry) { return entry.step == best->step; }));
    double lowest = 1e9;
    std::int64_t lowestStep = 0;
    for (const Json& line : test::metricsOf(folder / "run")) {
      if (!line.contains("validation_loss") || !line["validation_loss"].is_number()) continue;
      if (line["validation_loss"].get<double>() < lowest)
        lowest = line["validation_loss"].get<double>(), lowestStep = line["step"].get<std::int64_t>();
    }
    EXPECT_EQ(best->step, lowestStep);
  }
}

}  // namespace
}  // namespace s2s
