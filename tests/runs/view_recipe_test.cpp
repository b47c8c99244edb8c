// Recipes that are looked at: those of runs may have what nothing reads.

#include <gtest/gtest.h>

#include "engine/runs/run_files.h"
#include "engine/runs/run_recipe.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

class ViewRecipeTest : public testing::Test {
 protected:
  ViewRecipeTest() {
    Json json = recipeToJson(tinyRecipe(m_folder.path()));
    json["optimizer"]["clip_threshold"] = 0.5;  // Adafactor's, and the optimizer is AdamW
    std::filesystem::create_directories(m_folder / "run" / run_files::kCheckpoints);
    writeText(ofRun(), writeJson(json));
    writeText(m_folder / "recipe.json", writeJson(json));
  }
  std::filesystem::path ofRun() const { return m_folder / "run" / run_files::kRecipe; }

  TemporaryDirectory m_folder;
};

TEST_F(ViewRecipeTest, WhatNothingReadsIsACautionInThatOfARunAndAnErrorElsewhere) {
  const auto viewed = viewRecipe(ofRun());
  ASSERT_TRUE(viewed) << viewed.error().message();
  ASSERT_EQ(viewed->cautions.size(), 1u);
  EXPECT_TRUE(viewed->cautions[0].starts_with("optimizer.clip_threshold: ")) << viewed->cautions[0];
  EXPECT_EQ(viewed->recipe.optimizer.clipThreshold, 0.5);
  const auto fresh = viewRecipe(m_folder / "recipe.json");
  ASSERT_FALSE(fresh);
  EXPECT_TRUE(fresh.error().what.starts_with("optimizer.clip_threshold: ")) << fresh.error().message();
  EXPECT_EQ(fresh.error().kind, Error::Kind::invalidInput);
}

TEST_F(ViewRecipeTest, WhatAnAssignmentLeavesUnreadIsAnErrorInBoth) {
  const auto changed = viewRecipe(ofRun(), {"training.batch_size=2"});
  ASSERT_TRUE(changed) << changed.error().message();
  EXPECT_EQ(changed->recipe.training.batchSize, 2);
  const auto unread = viewRecipe(ofRun(), {"schedule.power=2.0"});
  ASSERT_FALSE(unread);
  EXPECT_TRUE(unread.error().what.starts_with("schedule.power: ")) << unread.error().message();
}

}  // namespace
}  // namespace s2s::test
