#include "engine/training/measured_pace.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace s2s
