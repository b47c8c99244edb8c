#include "engine/optimizers/schedule.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/core/json.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

/// A section as recipes give it, over a recipe that has nothing else to say.
ScheduleSection sectionFrom(const Json& options) {
  const Json recipe = {{"model", {{"from", "t5-small"}}},
                       {"data", {{"train", {{{"path", "rows.tsv"}}}}}},
                       {"training", {{"steps", 1}}},
                       {"schedule", options}};
  return parseRecipe(recipe).value().schedule;
}

TEST(ScheduleTest, FactorsMatchTorchAndTransformers) {
  const Json golden = readJsonFile(test::golden("optimizers/schedules.json")).value();
  std::set<std::string> kinds;
  for (const Json& expected : golden["cases"]) {
    const ScheduleSection options = sectionFrom(expected["options"]);
    const Schedule schedule = Schedule::make(options, expected["total_steps"]).value();
    kinds.insert(options.kind);
    std::int64_t step = 0;
    for (const Json& factor : expected["factors"]) {
      EXPECT_NEAR(schedule.factor(step), factor.get<double>(), 1e-12)
          << expected["options"] << " at " << step;
      ++step;
    }
  }
  EXPECT_EQ(kinds.size(), scheduleKinds().entries().size()) << "a kind has no golden values";
}

TEST(ScheduleTest, EveryKindGoesOnBehindTheLastStepOfTheRun) {
  for (const ScheduleKind& kind : scheduleKinds().entries()) {
    for (const std::int64_t total : {1, 2, 50}) {
      ScheduleSection options;
      options.kind = kind.name;
      options.cycleSteps = 7;
      const Schedule schedule = Schedule::make(options, total).value();
      for (std::int64_t step = 0; step < 200; ++step) {
        EXPECT_GE(schedule.factor(step), 0.0) << kind.name << " at " << step;
        EXPECT_LE(schedule.factor(step), 1.0 + 1e-12) << kind.name << " at " << step;
      }
    }
  }
}

TEST(ScheduleTest, WarmupAsAShareIsRoundedUp) {
  ScheduleSection options;
  options.warmupShare = 0.15;
  const Schedule schedule = Schedule::make(options, 30).value();
  EXPECT_DOUBLE_EQ(schedule.factor(1), 0.2);
  EXPECT_DOUBLE_EQ(schedule.factor(5), 1.0);
}

TEST(ScheduleTest, FloorHoldsAtTheEndAndBeyond) {
  for (const std::string kind : {"linear", "cosine", "inverse-square-root", "polynomial"}) {
    ScheduleSection options;
    options.kind = kind;
    options.warmupSteps = 2;
    options.minimumShare = 0.4;
    const Schedule schedule = Schedule::make(options, 100).value();
    EXPECT_DOUBLE_EQ(schedule.factor(100), 0.4) << kind;
    EXPECT_DOUBLE_EQ(schedule.factor(1000), 0.4) << kind;
  }
}

TEST(ScheduleTest, UnknownKindListsTheKnownOnes) {
  ScheduleSection options;
  options.kind = "lineal";
  const auto made = Schedule::make(options, 10);
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().message().find("linear"), std::string::npos);
}

}  // namespace
}  // namespace s2s
