#include "engine/recipes/resume_changes.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(ResumeChangesTest, WhatAGradientIsMadeOfStays) {
  for (const char* path : {"training.steps", "training.epochs", "training.memory_budget_gib",
                           "training.bad_numbers", "training.logits_mib", "training.gradient_checkpointing",
                           "optimizer.learning_rate", "schedule", "schedule.kind", "early_stopping.patience",
                           "evaluation.generated_rows", "checkpoints.keep_last"}) {
    EXPECT_TRUE(mayChangeOnResume(path)) << path;
  }
  for (const char* path : {"training.batch_size", "training.accumulation", "training.seed", "training",
                           "training.precision", "optimizer.kind", "optimizer", "data.train", "schedules.kind",
                           "model.from", "name", ""}) {
    EXPECT_FALSE(mayChangeOnResume(path)) << path;
  }
}

TEST(ResumeChangesTest, TheErrorNamesWhatMayChange) {
  EXPECT_TRUE(checkResumeChange("training.memory_budget_gib=2").ok());
  const auto refused = checkResumeChange("training.batch_size=2");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  const std::string message = refused.error().message();
  EXPECT_TRUE(message.starts_with("training.batch_size: cannot change")) << message;
  EXPECT_NE(message.find("training.memory_budget_gib, "), std::string::npos) << message;
  EXPECT_TRUE(message.ends_with("early_stopping.*")) << message;
}

}  // namespace
}  // namespace s2s
