#include "engine/planning/time_left.h"

#include <gtest/gtest.h>

#include "engine/planning/time_plan.h"

namespace s2s {
namespace {

TEST(TimeLeftTest, IsTheUsualStepTimesTheStepsLeft) {
  TimeLeft left(10);
  EXPECT_FALSE(left.seconds());
  left.stepDone(1, 2.0, 0.0);
  left.stepDone(2, 4.0, 0.0);
  EXPECT_DOUBLE_EQ(*left.seconds(), 16.0);
}

TEST(TimeLeftTest, OneSlowStepDoesNotCount) {
  TimeLeft left(100);
  double trained = 0.0;
  for (int step = 1; step <= 10; ++step) {
    trained += step == 5 ? 60.0 : 1.0;
    left.stepDone(step, trained, trained);
  }
  EXPECT_DOUBLE_EQ(*left.seconds(), 90.0);
}

TEST(TimeLeftTest, ValidationsAndCheckpointsComeAgain) {
  TimeLeft left(20);
  double trained = 0.0;
  for (int step = 1; step <= 10; ++step) {
    trained += 1.0;
    left.stepDone(step, trained, trained);
  }
  left.validated(trained += 5.0, 15.0);
  left.checkpointWritten(20.0);
  // Ten more steps of a second, with five seconds of validation and five of a checkpoint at the end.
  EXPECT_DOUBLE_EQ(*left.seconds(), 20.0);
}

TEST(TimeLeftTest, CorrectsItselfWhenStepsBecomeSlower) {
  TimeLeft left(1000);
  double trained = 0.0;
  for (int step = 1; step <= 50; ++step) {
    trained += 1.0;
    left.stepDone(step, trained, trained);
  }
  for (int step = 51; step <= 100; ++step) {
    trained += 3.0;
    left.stepDone(step, trained, trained);
  }
  EXPECT_DOUBLE_EQ(*left.seconds(), 2700.0);
}

TEST(TimeLeftTest, TheFirstStepOfAResumedRunIsNotMeasured) {
  TimeLeft left(110);
  left.stepDone(101, 5000.0, 0.0);
  EXPECT_FALSE(left.seconds());
  left.stepDone(102, 5002.0, 2.0);
  EXPECT_DOUBLE_EQ(*left.seconds(), 16.0);
}

TEST(TimePlanTest, CountsStepsValidationsAndCheckpoints) {
  Recipe recipe;
  recipe.evaluation.everySteps = 30;
  recipe.checkpoints.everySteps = 50;
  const TimePlan plan = planTime({100, 0.5, 4.0, 2.0}, recipe);
  EXPECT_EQ(plan.validations, 4);
  EXPECT_EQ(plan.checkpoints, 2);
  EXPECT_DOUBLE_EQ(plan.seconds, 100 * 0.5 + 4 * 4.0 + 2 * 2.0);
}

TEST(TimePlanTest, TrainingWaitsForABackgroundCheckpointWhereTheNextComesSoonerAndAtTheEnd) {
  Recipe recipe;
  recipe.evaluation.everySteps = 0;
  recipe.checkpoints.everySteps = 25;
  EXPECT_DOUBLE_EQ(planTime({100, 0.5, 0.0, 1.0, 10.0}, recipe).seconds, 50.0 + 4.0 + 10.0);
  EXPECT_DOUBLE_EQ(planTime({100, 0.5, 0.0, 1.0, 20.0}, recipe).seconds, 50.0 + 4.0 + 3 * 7.5 + 20.0);
}

TEST(TimePlanTest, EveryValidationMayWriteTheBestCheckpoint) {
  Recipe recipe;
  recipe.data.validation.split = 0.1;
  recipe.evaluation.everySteps = 30;
  recipe.checkpoints.everySteps = 50;
  EXPECT_EQ(planTime({100, 0.5, 4.0, 2.0}, recipe).checkpoints, 5);  // 30, 50, 60, 90, 100
  recipe.evaluation.everySteps = 25;
  EXPECT_EQ(planTime({100, 0.5, 4.0, 2.0}, recipe).checkpoints, 4);
}

}  // namespace
}  // namespace s2s
