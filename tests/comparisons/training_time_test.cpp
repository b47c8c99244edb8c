#include "engine/comparisons/training_time.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/entrant_sizes.h"
#include "engine/core/atomic_file.h"
#include "engine/core/environment.h"
#include "engine/planning/recipe_shape.h"
#include "engine/planning/step_cost.h"
#include "engine/runs/run_files.h"
#include "tests/comparisons/two_presets.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

using Basis = TrainingTime::Basis;

class TrainingTimeTest : public ::testing::Test {
 protected:
  /// Two models of which `wide` computes more, with two seeds and 20 steps each.
  Comparison comparison(const Json& equalise = {{"what", "steps"}, {"amount", 20}}, std::int64_t wide = 256) {
    Json description = test::twoPresets(m_folder);
    description["recipe"]["training"]["epochs"] = 3;
    description["entrants"][1]["model"]["overrides"]["d_ff"] = wide;
    description["equalise"] = equalise;
    description["seeds"] = {1, 2};
    auto complete = completeComparison(description, m_folder.path());
    EXPECT_TRUE(complete) << complete.error().message();
    return *std::move(complete);
  }

  /// A run by the recipe of one of its entrants, which made a step in so many seconds.
  static TimedRun timed(const Comparison& comparison, std::size_t entrant, double stepSeconds) {
    Recipe recipe = *entrantRecipe(comparison, entrant, 1);
    const double cost = stepCost(*shapeOfRecipe(recipe), recipe);
    return {comparison.entrants[entrant].name, std::move(recipe), cost, stepSeconds};
  }

  static TrainingTime of(const Comparison& comparison, const std::vector<TimedRun>& runs) {
    const auto time = trainingTime(comparison, runs);
    EXPECT_TRUE(time) << time.error().message();
    return *time;
  }

  TemporaryDirectory m_folder;
};

TEST_F(TrainingTimeTest, IsStepsTimesSeedsAtThePaceOfEachEntrantsLikest) {
  const Comparison two = comparison();
  const TrainingTime time = of(two, {timed(two, 0, 0.5), timed(two, 1, 3.0)});
  EXPECT_EQ(time.basis, Basis::pace);
  EXPECT_DOUBLE_EQ(time.seconds, 2 * 20 * (0.5 + 3.0));
  EXPECT_EQ(time.runs, (std::vector<std::string>{"narrow", "wide"}));
}

TEST_F(TrainingTimeTest, AnotherModelsPaceCountsByTheCostOfAStep) {
  const Comparison two = comparison();
  const TimedRun narrow = timed(two, 0, 0.5), wide = timed(two, 1, 3.0);
  ASSERT_GT(wide.cost, narrow.cost);
  const TrainingTime time = of(two, {narrow});
  EXPECT_EQ(time.basis, Basis::pace);
  EXPECT_DOUBLE_EQ(time.seconds, 2 * 20 * 0.5 + 2 * 20 * 0.5 * wide.cost / narrow.cost);
  EXPECT_EQ(time.runs, std::vector<std::string>{"narrow"});
}

TEST_F(TrainingTimeTest, TheSameDataCountMoreThanANearCost) {
  const Comparison two = comparison();
  TimedRun elsewhere = timed(two, 0, 9.0), here = timed(two, 1, 3.0);
  elsewhere.recipe.data.train.front().path = "other.tsv";
  const TrainingTime time = of(two, {elsewhere, here});
  EXPECT_EQ(time.runs, std::vector<std::string>{"wide"});
}

TEST_F(TrainingTimeTest, WithoutARunThatIsAlikeItCannotBeTold) {
  const Comparison two = comparison();
  EXPECT_EQ(of(two, {}).basis, Basis::unknown);
  TimedRun halves = timed(two, 0, 0.5), small = halves;
  halves.recipe.training.precision = "bfloat16";
  small.cost /= 1000.0;
  const TrainingTime time = of(two, {halves, small});
  EXPECT_EQ(time.basis, Basis::unknown);
  EXPECT_EQ(time.seconds, 0.0);
}

TEST_F(TrainingTimeTest, WhereTimeIsMadeEqualItIsStated) {
  const TrainingTime time = of(comparison({{"what", "wall_time"}, {"amount", 90}}), {});
  EXPECT_EQ(time.basis, Basis::stated);
  EXPECT_DOUBLE_EQ(time.seconds, 2 * 2 * 90.0);
}

TEST_F(TrainingTimeTest, StepsThatAreCountedLaterAreNotGuessed) {
  const Comparison two = comparison();
  for (const Json& equalise : {Json{{"what", "target_bytes"}, {"amount", 1000}},
                               Json{{"what", "operations"}, {"amount", 1e9}}, Json{{"what", "steps"}}})
    EXPECT_EQ(of(comparison(equalise), {timed(two, 0, 0.5)}).basis, Basis::uncounted) << writeJson(equalise);
}

TEST_F(TrainingTimeTest, MemoryDecidesHowManyRowsAStepHolds) {
  constexpr double kGib = 0.25;
  Comparison two = comparison({{"what", "memory"}, {"amount", kGib}}, 32);  // both are alike
  two.recipe["training"] = {{"batch_size", 4}, {"steps", 10}};
  TimedRun full = timed(two, 0, 1.5);
  full.recipe.training.batchSize = *rowsWithin(full.recipe, kGib);
  ASSERT_GT(full.recipe.training.batchSize, 4);
  full.cost = stepCost(*shapeOfRecipe(full.recipe), full.recipe);
  EXPECT_DOUBLE_EQ(of(two, {full}).seconds, 2 * 2 * 10 * 1.5);
}

class TimedRunsTest : public TrainingTimeTest {
 protected:
  /// As the run's folder says it; `host`: empty for this machine's.
  RunSummary run(const std::string& name, std::int64_t step, double seconds, const std::string& host = {}) {
    RunSummary summary;
    summary.path = m_folder / name;
    summary.name = name;
    summary.step = step;
    summary.seconds = seconds;
    std::filesystem::create_directories(summary.path);
    Json environment = environmentInformation();
    if (!host.empty()) environment["system"]["host"] = host;
    const auto keep = [&](const char* file, const Json& json) {
      EXPECT_TRUE(writeFileAtomically(summary.path / file, writeJson(json)));
    };
    keep(run_files::kEnvironment, environment);
    keep(run_files::kRecipe, recipeToJson(*entrantRecipe(comparison(), 0, 1)));
    return summary;
  }
};

TEST_F(TimedRunsTest, SayHowLongAStepTook) {
  const std::vector<RunSummary> runs = {run("one", 20, 40.0)};
  const std::vector<TimedRun> timed = timedRuns(runs);
  ASSERT_EQ(timed.size(), 1u);
  EXPECT_EQ(timed[0].name, "one");
  EXPECT_DOUBLE_EQ(timed[0].stepSeconds, 2.0);
  EXPECT_DOUBLE_EQ(timed[0].cost, TrainingTimeTest::timed(comparison(), 0, 2.0).cost);
}

TEST_F(TimedRunsTest, ARecipeWithAnOptionThatNothingReadsMeasuresAsWell) {
  const std::vector<RunSummary> runs = {run("older", 20, 40.0)};
  const auto file = runs.front().path / run_files::kRecipe;
  Json recipe = readJsonFile(file).value();
  recipe["optimizer"]["clip_threshold"] = 0.9;
  ASSERT_TRUE(writeFileAtomically(file, writeJson(recipe)));
  EXPECT_EQ(timedRuns(runs).size(), 1u);
}

TEST_F(TimedRunsTest, OtherMachinesShortRunsAndLostRecipesMeasureNothing) {
  const std::vector<RunSummary> runs = {run("elsewhere", 20, 40.0, "another-machine"), run("short", 9, 18.0),
                                        run("untimed", 20, 0.0), run("lost", 20, 40.0)};
  std::filesystem::remove(runs.back().path / run_files::kRecipe);
  EXPECT_TRUE(timedRuns(runs).empty());
}

}  // namespace
}  // namespace s2s::test
