#include "engine/planning/disk_plan.h"

#include <gtest/gtest.h>

#include "engine/planning/memory_budget.h"
#include "engine/planning/recipe_shape.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

Recipe recipeOf() {
  Recipe recipe;
  recipe.model = {"t5-small", "random", Json::object()};
  recipe.checkpoints.everySteps = 10;
  recipe.checkpoints.keepLast = 2;
  recipe.evaluation.everySteps = 10;
  recipe.data.validation.split = 0.1;
  return recipe;
}

TEST(DiskPlanTest, ACheckpointHoldsWeightsAndState) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = recipeOf();
  const ModelShape shape = shapeOfRecipe(recipe).value();
  const DiskPlan plan = planDisk(shape, recipe, folder / "runs/none/yet", 1000);
  EXPECT_NEAR(static_cast<double>(plan.checkpointBytes), 12.0 * static_cast<double>(shape.parameters()),
              10e6);
  EXPECT_EQ(plan.kept, 5);  // two last, the best, that of a pause, and the one being written
  EXPECT_EQ(plan.neededBytes, plan.kept * plan.checkpointBytes);
  EXPECT_GT(plan.freeBytes, 0);
}

TEST(DiskPlanTest, AMovingAverageIsStoredBesideTheWeights) {
  Recipe recipe = recipeOf();
  const ModelShape shape = shapeOfRecipe(recipe).value();
  const std::int64_t without = planDisk(shape, recipe, ".", 1000).checkpointBytes;
  recipe.training.movingAverage = 0.99;
  // The model's file holds the average, so the weights themselves and the average to go on from are more.
  EXPECT_EQ(planDisk(shape, recipe, ".", 1000).checkpointBytes - without, 8 * shape.parameters());
}

TEST(DiskPlanTest, AShortRunWritesFewerThanItMayKeep) {
  const Recipe recipe = recipeOf();
  EXPECT_EQ(planDisk(shapeOfRecipe(recipe).value(), recipe, ".", 15).kept, 3);
}

TEST(DiskPlanTest, NoPauseAndNothingUnderWayIsLeftOfARunThatHasFinished) {
  Recipe recipe = recipeOf();
  const ModelShape shape = shapeOfRecipe(recipe).value();
  const DiskPlan plan = planDisk(shape, recipe, ".", 1000);
  EXPECT_EQ(plan.left, 3) << "two last and the best";
  EXPECT_EQ(plan.leftBytes(), 3 * plan.checkpointBytes);
  EXPECT_EQ(planDisk(shape, recipe, ".", 5).left, 1);
  recipe.checkpoints.averageLast = 4;
  EXPECT_EQ(planDisk(shape, recipe, ".", 1000).left, 6) << "four, the best, and their mean";
}

TEST(DiskPlanTest, EveryValidationMayWriteTheBest) {
  Recipe recipe = recipeOf();
  const ModelShape shape = shapeOfRecipe(recipe).value();
  recipe.checkpoints.everySteps = 0;
  EXPECT_EQ(planDisk(shape, recipe, ".", 1000).kept, 5);
  EXPECT_EQ(planDisk(shape, recipe, ".", 0).kept, 5) << "of unknown length";
  EXPECT_EQ(planDisk(shape, recipe, ".", 20).kept, 3);
  recipe.checkpoints.keepBest = false;
  EXPECT_EQ(planDisk(shape, recipe, ".", 1000).kept, 2);
  recipe.checkpoints.keepBest = true;
  recipe.data.validation.split = 0.0;
  EXPECT_EQ(planDisk(shape, recipe, ".", 1000).kept, 2) << "nothing to validate on";
}

TEST(DiskPlanTest, WhatCannotHoldTheFirstCheckpointIsRefused) {
  const auto checked = checkDisk({1000 << 20, 3, 2, std::int64_t{3000} << 20, 500 << 20}, "/somewhere");
  ASSERT_FALSE(checked);
  EXPECT_NE(checked.error().what.find("1.0 GiB"), std::string::npos) << checked.error().what;
  EXPECT_NE(checked.error().what.find("500 MiB"), std::string::npos) << checked.error().what;
}

TEST(DiskPlanTest, WhatMayNotHoldAllIsWarnedOf) {
  const auto checked =
      checkDisk({1000 << 20, 3, 2, std::int64_t{3000} << 20, std::int64_t{2000} << 20}, "/somewhere");
  ASSERT_TRUE(checked);
  EXPECT_NE(checked->find("keep_last"), std::string::npos) << *checked;
  EXPECT_EQ(checkDisk({100, 3, 2, 300, 400}, "/somewhere").value(), "");
}

TEST(MemoryBudgetTest, WhatIsStatedCountsThenTheRecipeThenTheDevice) {
  Recipe recipe;
  EXPECT_EQ(memoryBudget(recipe, {}, 77).bytes, 77);
  recipe.training.memoryBudgetGib = 2.0;
  EXPECT_EQ(memoryBudget(recipe, {}, 77).bytes, std::int64_t{2} << 30);
  EXPECT_EQ(memoryBudget(recipe, 6.0, 77).bytes, std::int64_t{6} << 30);
  EXPECT_EQ(memoryBudget(recipe, 6.0, 77).source, MemoryBudget::Source::stated);
}

}  // namespace
}  // namespace s2s
