#include "engine/optimizers/schedule.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

TEST(ScheduleTest, FactorsMatchTransformers) {
  const Json golden = readJsonFile(test::golden("optimizers/schedules.json")).value();
  for (const Json& expected : golden["cases"]) {
    ScheduleSection options;
    options.kind = expected["kind"];
    options.warmupSteps = expected["warmup_steps"];
    options.minimumShare = expected["minimum_share"];
    const Schedule schedule = Schedule::make(options, expected["total_steps"]).value();
    std::int64_t step = 0;
    for (const Json& factor : expected["factors"]) {
      EXPECT_NEAR(schedule.factor(step), factor.get<double>(), 1e-12) << options.kind << " at " << step;
      ++step;
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
  for (const std::string kind : {"linear", "cosine", "inverse-square-root"}) {
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
