#include "engine/training/measured_pace.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/support/held_sync.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

// While a checkpoint is written in the background another step is done, and the validation before it was
// counted as a part of that step: of a measurement of one step it was the pace.
TEST(MeasuredPaceTest, AValidationIsNoPartOfAStep) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  test::writeReversals(folder / "validation.tsv", 400, 3, 9);
  DataSource validation = recipe.data.train.front();
  validation.path = (folder / "validation.tsv").string();
  recipe.data.validation.split = 0.0;
  recipe.data.validation.sets.push_back(validation);
  recipe.training.batchSize = recipe.evaluation.batchSize = 1;
  recipe.training.accumulation = 1;
  recipe.evaluation.samples = 0;
  recipe.checkpoints.inBackground = true;
  const auto pace = measurePace(recipe, 1, {});
  ASSERT_TRUE(pace.ok()) << pace.error().message();
  EXPECT_GT(pace->step, 0.0);
  EXPECT_LT(pace->step, pace->validation / 2.0) << "a row is trained on, and 400 are validated";
}

// Its first steps are the cheapest ones of a run.
TEST(MeasuredPaceTest, GradualUnfreezingIsMeasuredAtItsDearest) {
  Recipe recipe;
  recipe.adaptation.unfreezeEvery = 100;
  recipe.evaluation.everySteps = 50;
  const Recipe measured = recipeToMeasure(recipe, 5);
  EXPECT_EQ(measured.adaptation.unfreezeEvery, 0);
  EXPECT_EQ(measured.checkpoints.everySteps, 5);
  EXPECT_EQ(measured.evaluation.everySteps, 5);
  recipe.evaluation.everySteps = 0;
  EXPECT_EQ(recipeToMeasure(recipe, 5).evaluation.everySteps, 0);
}

/// Whether something of a checkpoint lies below a folder.
bool holdsCheckpointFile(const std::filesystem::path& folder) {
  std::error_code problem;
  for (std::filesystem::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (entry->path().parent_path().parent_path().filename() == "checkpoints") return true;
  }
  return false;
}

// The next checkpoint came before the first was written, and waited for it; then the measurement's end waited
// for that one, and all of it was taken for time in which training stands still.
TEST(MeasuredPaceTest, WaitingForTheDiskIsNoPartOfABackgroundCheckpoint) {
  const test::TemporaryDirectory folder, beside;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.checkpoints.inBackground = true;
  test::HeldSync disk;
  const std::jthread release([&] {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(50);
    while (!holdsCheckpointFile(beside.path()) && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    std::this_thread::sleep_for(std::chrono::seconds(2));
    disk.letGo();
  });
  const auto pace = measurePace(recipe, 1, {}, nullptr, beside.path());
  ASSERT_TRUE(pace.ok()) << pace.error().message();
  EXPECT_GT(pace->checkpointBeside, 1.5);
  EXPECT_LT(pace->checkpoint, 1.0);
}

}  // namespace
}  // namespace s2s
