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

TEST(ResumeChangesTest, ARunGoesOnWithTheChangesOrSaysWhichCannotBe) {
  const Json recipe = {{"name", "x"},
                       {"model", {{"from", "t5-small"}}},
                       {"data", {{"train", {{{"path", "a.tsv"}}}}}},
                       {"training", {{"steps", 10}}}};
  const auto longer =
      resumedRecipe(recipe, {"training.steps=null", "training.epochs=2", "schedule.kind=\"linear\""});
  ASSERT_TRUE(longer.ok()) << longer.error().message();
  EXPECT_FALSE(longer->training.steps.has_value());
  EXPECT_EQ(longer->training.epochs, 2.0);
  EXPECT_EQ(longer->schedule.kind, "linear");
  for (const auto& [change, beginning] : std::vector<std::pair<std::string, std::string>>{
           {"training.batch_size=2", "training.batch_size: cannot change"},
           {"training.steps=-3", "training.steps: -3 is below 1"},
           {"training.epochs=2", "training.epochs: steps are given too"},
           {"schedule.knid=linear", "schedule.knid: "}}) {
    const auto refused = resumedRecipe(recipe, {change});
    ASSERT_FALSE(refused.ok()) << change;
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_TRUE(refused.error().message().starts_with(beginning)) << refused.error().message();
  }
}

// An option that nothing reads was refused in recipes that an earlier program had taken: their runs were
// stuck.
TEST(ResumeChangesTest, WhatTheRunItselfLeavesUnreadStaysAndNothingIsAdded) {
  const Json recipe = {{"model", {{"from", "t5-small"}}},
                       {"data", {{"train", {{{"path", "a.tsv"}}}}}},
                       {"training", {{"steps", 10}}},
                       {"optimizer", {{"kind", "adamw"}, {"clip_threshold", 0.9}}},
                       {"schedule", {{"kind", "polynomial"}, {"power", 2.0}}}};
  const std::vector<std::string> none, longer = {"training.steps=20"};
  for (const auto& changes : {none, longer}) {
    const auto resumed = resumedRecipe(recipe, changes);
    ASSERT_TRUE(resumed.ok()) << resumed.error().message();
    EXPECT_EQ(resumed->optimizer.clipThreshold, 0.9);
  }
  for (const auto& [change, path] : std::vector<std::pair<std::string, std::string>>{
           {"schedule.gamma=0.5", "schedule.gamma: "}, {"schedule.kind=constant", "schedule.power: "}}) {
    const auto refused = resumedRecipe(recipe, {change});
    ASSERT_FALSE(refused.ok()) << change;
    EXPECT_TRUE(refused.error().message().starts_with(path)) << refused.error().message();
  }
}

// A change was taken without a word where the recipe had another value there that nothing read either.
TEST(ResumeChangesTest, WhatNothingReadsCannotBeChangedEither) {
  const Json recipe = {{"model", {{"from", "t5-small"}}},
                       {"data", {{"train", {{{"path", "a.tsv"}}}}}},
                       {"training", {{"steps", 10}}},
                       {"optimizer", {{"kind", "adafactor"}, {"relative_step", true}}},
                       {"schedule", {{"kind", "linear"}, {"warmup_steps", 5}}}};
  for (const char* change : {"schedule.kind=cosine", "schedule={\"kind\": \"cosine\"}"}) {
    const auto refused = resumedRecipe(recipe, {change});
    ASSERT_FALSE(refused.ok()) << change;
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_TRUE(refused.error().message().starts_with("schedule.kind: ")) << refused.error().message();
  }
  const std::vector<std::vector<std::string>> harmless = {
      {"schedule.kind=linear"},
      {"schedule.warmup_steps=5"},
      {"training.steps=20"},
      {"schedule.kind=constant", "schedule.warmup_steps=0"}};
  for (const std::vector<std::string>& changes : harmless) {
    const auto taken = resumedRecipe(recipe, changes);
    EXPECT_TRUE(taken.ok()) << changes.front() << ": " << taken.error().message();
  }
}

}  // namespace
}  // namespace s2s
