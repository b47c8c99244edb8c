// A step is its rows, however many micro-batches they are cut into: the same dropout, the same hidden spans.

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "engine/training/training_setup.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

class AccumulationTest : public ::testing::Test {
 protected:
  /// Five steps of eight rows, all in the first epoch.
  Recipe recipe(std::int64_t microBatches) {
    Recipe made = test::tinyRecipe(m_folder.path());
    made.training.steps = 5;
    made.training.batchSize = 8 / microBatches;
    made.training.accumulation = microBatches;
    made.training.dropout = 0.3;
    made.evaluation.everySteps = 0;
    made.checkpoints.everySteps = 0;
    return made;
  }

  static std::vector<Example> rowsOf(const Recipe& recipe, std::int64_t step) {
    const RunControl control;
    FeedingSetup setup = prepareFeeding(recipe, {}, control).value();
    std::vector<Example> rows;
    for (std::int64_t i = 0; i < recipe.training.accumulation; ++i)
      std::ranges::move(setup.data.microBatch(step * recipe.training.accumulation + i),
                        std::back_inserter(rows));
    return rows;
  }

  test::TemporaryDirectory m_folder;
};

TEST_F(AccumulationTest, DropoutDoesNotNoticeIt) {
  test::trainHere(recipe(1), m_folder / "one");
  const auto whole = test::metricsOf(m_folder / "one");
  for (const std::int64_t microBatches : {2, 4, 8}) {
    const auto run = m_folder / std::to_string(microBatches);
    test::trainHere(recipe(microBatches), run);
    const auto cut = test::metricsOf(run);
    ASSERT_EQ(cut.size(), whole.size());
    const auto expectNear = [&](std::size_t i, const char* number, double rounding) {
      const auto expected = whole[i].at(number).get<double>();
      EXPECT_NEAR(cut[i].at(number).get<double>(), expected, rounding * expected)
          << number << " of step " << i + 1 << " in " << microBatches << " micro-batches";
    };
    expectNear(0, "gradient_norm", 1e-4);
    // Later ones are of weights that were rounded.
    for (std::size_t i = 0; i < cut.size(); ++i) expectNear(i, "loss", i == 0 ? 1e-5 : 5e-3);
  }
}

TEST_F(AccumulationTest, WhatIsHiddenAndChangedOfARowIsTheSame) {
  for (const std::int64_t microBatches : {2, 4}) {
    for (const std::int64_t step : {0, 3}) {
      Recipe one = recipe(1), cut = recipe(microBatches);
      for (Recipe* each : {&one, &cut}) {
        each->objective.kind = "span-corruption";
        Augmentation change;
        change.kind = "character-noise";
        change.rows = 1.0;
        change.share = 0.5;
        each->data.train.front().augmentation = {change};
      }
      const auto expected = rowsOf(one, step), found = rowsOf(cut, step);
      ASSERT_EQ(found.size(), expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].source, expected[i].source) << "row " << i << " of step " << step;
        EXPECT_EQ(found[i].target, expected[i].target) << "row " << i << " of step " << step;
      }
    }
  }
}

TEST_F(AccumulationTest, ARowThatAStepHasTwiceIsHiddenAnew) {
  Recipe twice = recipe(2);
  twice.objective.kind = "span-corruption";
  twice.data.validation.split = 0.0;
  twice.training.batchSize = 50;  // all rows
  std::vector<std::vector<std::int64_t>> first, second;
  const auto rows = rowsOf(twice, 0);
  ASSERT_EQ(rows.size(), 100u);
  for (std::size_t i = 0; i < rows.size(); ++i) (i < 50 ? first : second).push_back(rows[i].source);
  std::ranges::sort(first);
  std::ranges::sort(second);
  EXPECT_NE(first, second);
}

}  // namespace
}  // namespace s2s
