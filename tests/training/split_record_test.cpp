#include "engine/training/split_record.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

// As a program that was killed before its first checkpoint may leave it.
TEST(SplitRecordTest, ARunThatHasLearnedNothingGetsItsRecordWithoutAWarning) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.data.test.split = 0.2;
  const fs::path run = folder / "run";
  test::trainHere(recipe, run, {}, 7);
  const Json recorded = readJsonFile(run / "splits.json").value();
  for (const char* lost : {"splits.json", "test", "checkpoints"}) fs::remove_all(run / lost);
  fs::create_directory(run / "checkpoints");
  EXPECT_EQ(test::resumeHere(run).status, TrainingOutcome::Status::finished);
  EXPECT_EQ(readJsonFile(run / "splits.json").value(), recorded);
  EXPECT_TRUE(fs::exists(run / "test/data.jsonl"));
  EXPECT_EQ(test::logOf(run).find("does not record which rows"), std::string::npos);
}

}  // namespace
}  // namespace s2s
