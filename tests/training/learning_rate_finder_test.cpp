#include "engine/training/learning_rate_finder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <utility>

#include "engine/layers/cpu_memory.h"
#include "engine/shapes/family.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s {
namespace {

/// A loss that falls from 6 to 2 around a rate of `steepest` and explodes above 0.5.
std::vector<RatePoint> madeCurve(double steepest) {
  std::vector<RatePoint> points;
  for (int i = 0; i < 100; ++i) {
    const double rate = 1e-7 * std::pow(1e7, i / 99.0);
    double loss = 6.0 - 4.0 / (1.0 + std::exp(-4.0 * (std::log10(rate) - std::log10(steepest))));
    if (rate > 0.5) loss += 30.0;
    points.push_back({rate, loss, loss});
  }
  return points;
}

TEST(LearningRateFinderTest, SuggestsTheSteepestDescent) {
  for (const double steepest : {1e-4, 3e-3}) {
    const auto suggested = suggestedRate(madeCurve(steepest));
    ASSERT_TRUE(suggested);
    EXPECT_LT(std::abs(std::log10(*suggested / steepest)), 0.1);
  }
}

TEST(LearningRateFinderTest, ALossThatOnlyRisesSuggestsNothing) {
  std::vector<RatePoint> points;
  for (int i = 0; i < 40; ++i) points.push_back({std::pow(10.0, i / 10.0 - 4.0), 1.0 + i, 1.0 + i});
  EXPECT_FALSE(suggestedRate(points));
  EXPECT_FALSE(suggestedRate({}));
}

/// The curve of these losses, ended where they explode.
RateCurve curveOf(const std::vector<double>& losses) {
  RateCurve curve;
  for (std::size_t i = 0; i < losses.size() && !curve.exploded; ++i)
    addPoint(curve, std::pow(1.2, static_cast<double>(i)), losses[i]);
  return curve;
}

TEST(LearningRateFinderTest, SmoothsWithTheDecayCorrectedForTheStart) {
  const RateCurve curve = curveOf({4.0, 2.0, 3.0});
  EXPECT_DOUBLE_EQ(curve.points[0].smoothed, 4.0);
  EXPECT_NEAR(curve.points[1].smoothed, (0.98 * 4.0 + 2.0) / 1.98, 1e-12);
  EXPECT_NEAR(curve.points[2].smoothed, (0.98 * 0.98 * 4.0 + 0.98 * 2.0 + 3.0) / (0.98 * 0.98 + 1.98), 1e-12);
  EXPECT_FALSE(curve.exploded);
}

// Over a hundred points the smoothed loss has not even doubled where the loss is twenty times its lowest.
TEST(LearningRateFinderTest, ARiseThatTheSmoothingHidesIsAnExplosion) {
  std::vector<double> losses(50, 4.0);
  losses.insert(losses.end(), 30, 1.0);
  const std::size_t lowest = losses.size();
  losses.insert(losses.end(), {2.0, 4.0, 7.0, 12.0, 15.0, 21.0, 32.0, 34.0, 56.0});
  const RateCurve curve = curveOf(losses);
  EXPECT_TRUE(curve.exploded);
  EXPECT_EQ(curve.points.size(), lowest + 6) << "12, 15 and 21 are above 4 times 2.3";
  EXPECT_LT(curve.points.back().smoothed, 2.0 * curve.points[lowest - 1].smoothed);
}

TEST(LearningRateFinderTest, LossesThatStandOutAloneAreNone) {
  std::vector<double> losses(40, 1.0);
  losses[20] = losses[21] = losses[30] = 6.0;
  EXPECT_FALSE(curveOf(losses).exploded);
  losses[32] = 1000.0;
  const RateCurve curve = curveOf(losses);
  EXPECT_TRUE(curve.exploded) << "one that lifts the smoothed loss too";
  EXPECT_EQ(curve.points.size(), 33u);
}

// The lowest loss of the first few points made a limit that noise alone came to.
TEST(LearningRateFinderTest, NoiseAloneIsNoExplosion) {
  constexpr int kCurves = 500;
  for (const auto& [spread, most] : {std::pair(0.5, 2), std::pair(0.7, 12)}) {
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0.9, spread);
    int exploded = 0;
    for (int i = 0; i < kCurves; ++i) {
      std::vector<double> losses(300);
      for (double& loss : losses) loss = std::exp(noise(random));
      exploded += curveOf(losses).exploded ? 1 : 0;
    }
    EXPECT_LE(exploded, most) << "of " << kCurves << " with a spread of " << spread;
  }
}

std::set<std::string> filesBelow(const std::filesystem::path& folder) {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) files.insert(entry.path());
  return files;
}

TEST(LearningRateFinderTest, RaisesTheRateExponentiallyAndLeavesNoTrace) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = test::tinyRecipe(folder.path());
  const auto before = filesBelow(folder.path());
  std::size_t told = 0;
  const RunControl control;
  const auto curve = findLearningRate(
                         recipe, {1e-6, 1.0, 60}, {}, [&](const RatePoint&) { ++told; }, control)
                         .value();
  EXPECT_EQ(filesBelow(folder.path()), before);
  ASSERT_GT(curve.points.size(), 30u);
  EXPECT_EQ(told, curve.points.size());
  EXPECT_DOUBLE_EQ(curve.points.front().learningRate, 1e-6);
  const double factor = std::pow(1e6, 1.0 / 59.0);
  for (std::size_t i = 1; i < curve.points.size(); ++i)
    EXPECT_NEAR(curve.points[i].learningRate / curve.points[i - 1].learningRate, factor, 1e-9);
  ASSERT_TRUE(curve.suggestion);
  EXPECT_GT(*curve.suggestion, 1e-5);
  EXPECT_LT(*curve.suggestion, 0.5);
  // The same again: nothing was left behind in the model either.
  const auto again = findLearningRate(recipe, {1e-6, 1.0, 60}, {}, {}, control).value();
  EXPECT_EQ(writeJson(toJson(again)), writeJson(toJson(curve)));
}

TEST(LearningRateFinderTest, TrainsWhatTheRunTrains) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  const RunControl control;
  const RateRange range{1e-4, 1e-1, 20};
  const auto whole = findLearningRate(recipe, range, {}, {}, control).value();
  recipe.adaptation.unfreezeEvery = 1000;  // in 20 steps, the last blocks alone
  const auto gradual = findLearningRate(recipe, range, {}, {}, control).value();
  EXPECT_NEAR(gradual.points.front().loss, whole.points.front().loss, 1e-5);
  EXPECT_NE(gradual.points.back().loss, whole.points.back().loss);
}

// A block that joined half-way would bend the curve that the rate is to bend.
TEST(LearningRateFinderTest, NoBlockJoinsDuringTheTest) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  const RunControl control;
  const RateRange range{1e-4, 1e-1, 20};
  recipe.adaptation.unfreezeEvery = 2;
  const auto soon = findLearningRate(recipe, range, {}, {}, control).value();
  recipe.adaptation.unfreezeEvery = 1000;
  const auto late = findLearningRate(recipe, range, {}, {}, control).value();
  EXPECT_EQ(writeJson(toJson(soon)), writeJson(toJson(late)));
}

TEST(LearningRateFinderTest, StopsWhereTheLossExplodes) {
  const test::TemporaryDirectory folder;
  const RunControl control;
  const auto curve =
      findLearningRate(test::tinyRecipe(folder.path()), {1e-3, 1e6, 60}, {}, {}, control).value();
  EXPECT_TRUE(curve.exploded);
  EXPECT_LT(curve.points.size(), 60u);
}

TEST(LearningRateFinderTest, RefusesWhatIsNoRangeAndCanBeCancelled) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  RunControl control;
  using Limits = std::numeric_limits<double>;
  constexpr double kInfinite = Limits::infinity(), kNone = Limits::quiet_NaN();
  for (const RateRange& range :
       {RateRange{0.0, 1.0, 50}, RateRange{1e-2, 1e-3, 50}, RateRange{1e-5, 1.0, 3},
        RateRange{1e-5, kInfinite, 50}, RateRange{kInfinite, kInfinite, 50}, RateRange{1e-200, 1e200, 50},
        RateRange{1e-5, kNone, 50}, RateRange{kNone, 1.0, 50}}) {
    const auto refused = findLearningRate(recipe, range, {}, {}, control);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  }
  const auto cancelled = findLearningRate(
      recipe, {}, {}, [&](const RatePoint&) { control.requestStop(); }, control);
  ASSERT_FALSE(cancelled.ok());
  EXPECT_EQ(cancelled.error().kind, Error::Kind::cancelled);
}

// The weights fit and the optimizer's averages do not: no step is there to split.
TEST(LearningRateFinderTest, MemoryThatEndsOutsideAStepIsAnErrorThatNamesTheBudget) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  Json config = test::tinyConfig();
  config["d_model"] = 256;
  config["d_ff"] = 1024;
  test::writeText(folder / "model/config.json", writeJson(config, 2));
  const double weights = 4.0 * static_cast<double>(shapeOfConfig(config).value().parameters());
  recipe.training.memoryBudgetGib =
      (static_cast<double>(cpu_memory::allocatedBytes()) + 1.5 * weights) / 0x1p30;
  const RunControl control;
  const auto curve = findLearningRate(recipe, {}, {}, {}, control);
  ASSERT_FALSE(curve.ok());
  const std::string message = curve.error().message();
  EXPECT_EQ(message.find("the memory budget of "), 0u) << message;
  EXPECT_NE(message.find("training.memory_budget_gib"), std::string::npos) << message;
  EXPECT_EQ(message.find("frame #"), std::string::npos) << message;
}

}  // namespace
}  // namespace s2s
