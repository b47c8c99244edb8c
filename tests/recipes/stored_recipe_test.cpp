#include "engine/recipes/stored_recipe.h"

#include <gtest/gtest.h>

#include "engine/recipes/unread_option.h"

namespace s2s {
namespace {

Json recipeWith(const std::string& assignment) {
  Json json = {{"model", {{"from", "t5-small"}}},
               {"data", {{"train", {{{"path", "a.tsv"}}, {{"path", "b.tsv"}}}}}},
               {"training", {{"steps", 10}}}};
  EXPECT_TRUE(setRecipeValue(json, assignment)) << assignment;
  return json;
}

// Programs from before the checks took all of these; their runs could neither go on nor be looked at.
TEST(StoredRecipeTest, WhatNothingReadsIsRefusedInANewRecipeAndTakenAsItIsInThatOfARun) {
  const std::vector<std::pair<std::string, std::string>> unread = {
      {"optimizer.clip_threshold", "0.9"},
      {"schedule.power", "2.0"},
      {"head.dropout", "0.0"},
      {"head", R"({"kind": "bi-encoder"})"},
      {"adaptation.lora_rank", "4"},
      {"objective.noise_density", "0.3"},
      {"data.stratified", "true"},
      {"data.train.0.pair", "\"other\""},
      {"data.train.1.labels", R"(["mood"])"},
      {"data.mixing.temperature", "3.0"},
      {"data.mixing", R"({"kind": "equal", "temperature": 3.0})"},
      {"optimizer", R"({"kind": "adafactor", "epsilon": 1e-6, "learning_rate": 0.01})"}};
  for (const auto& [path, value] : unread) {
    const Json json = recipeWith(path + "=" + value);
    const auto refused = parseRecipe(json);
    ASSERT_FALSE(refused) << path;
    EXPECT_TRUE(refused.error().what.starts_with(path)) << refused.error().message();
    const auto stored = parseStoredRecipe(json);
    ASSERT_TRUE(stored) << path << ": " << stored.error().message();
    const auto options = unreadOptions(*stored);
    ASSERT_EQ(options.size(), 1u) << path;
    EXPECT_EQ(options.front().error().message(), refused.error().message());
    // As it was: what is written out again is the same recipe.
    const Json written = recipeToJson(*stored);
    EXPECT_EQ(recipeToJson(parseStoredRecipe(written).value()), written) << path;
  }
  EXPECT_EQ(parseStoredRecipe(recipeWith("optimizer.clip_threshold=0.9"))->optimizer.clipThreshold, 0.9);
}

TEST(StoredRecipeTest, WhatContradictsItselfIsRefusedInBoth) {
  for (const char* assignment : {"training.epochs=2", "training.batch_sise=3", "data.mixing.leave_out=c"})
    EXPECT_FALSE(parseStoredRecipe(recipeWith(assignment))) << assignment;
}

// Such runs went to the end, and say a mean of what was no measure.
TEST(StoredRecipeTest, ObjectivesThatNeedTwoModelsAreTakenOnlyWhereTheyAreAlready) {
  const std::string other = "data.train.1.objective=regression";
  const Json before = recipeWith("objective.kind=sequence-classification"), odd = [&] {
    Json json = before;
    EXPECT_TRUE(setRecipeValue(json, other));
    return json;
  }();
  EXPECT_FALSE(parseRecipe(odd));
  EXPECT_TRUE(parseStoredRecipe(odd));
  EXPECT_TRUE(changedStoredRecipe(odd, {"training.steps=20"}));
  const auto changed = changedStoredRecipe(before, {other});
  ASSERT_FALSE(changed);
  EXPECT_TRUE(changed.error().what.starts_with("data.train.1: the objectives")) << changed.error().message();
}

// A run that goes on without validations keeps what they would be made with.
TEST(StoredRecipeTest, WhatAChangeSwitchesOffStaysAsItIs) {
  Json json = recipeWith("data.validation.split=0.1");
  json["evaluation"] = {{"every_steps", 5}, {"samples", 2}, {"batch_size", 8}};
  json["early_stopping"] = {{"patience", 3}, {"minimum_improvement", 0.1}};
  ASSERT_TRUE(parseRecipe(json)) << parseRecipe(json).error().message();
  const auto off = changedStoredRecipe(json, {"early_stopping.patience=0", "evaluation.every_steps=0"});
  ASSERT_TRUE(off) << off.error().message();
  EXPECT_TRUE(unreadCautions(*off).empty());
  const auto changed = changedStoredRecipe(
      json, {"early_stopping.patience=0", "evaluation.every_steps=0", "evaluation.batch_size=4"});
  ASSERT_TRUE(changed) << changed.error().message();
  EXPECT_EQ(changed->evaluation.batchSize, 4);
}

// Runs have begun with it, and some of them ended well.
TEST(StoredRecipeTest, AnEpsilonOfNothingIsRefusedInANewRecipeAlone) {
  for (const std::string epsilon : {"0", "1e-50"}) {
    const std::string assignment = "optimizer.epsilon=" + epsilon;
    const auto refused = parseRecipe(recipeWith(assignment));
    ASSERT_FALSE(refused) << epsilon;
    EXPECT_TRUE(refused.error().what.starts_with("optimizer.epsilon: is 0")) << refused.error().message();
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_TRUE(parseStoredRecipe(recipeWith(assignment))) << epsilon;
  }
  EXPECT_TRUE(parseRecipe(recipeWith("optimizer.epsilon=1e-30")));
}

TEST(StoredRecipeTest, AllThatIsUnreadIsNamed) {
  Json json = recipeWith("optimizer.clip_threshold=0.9");
  json["schedule"] = {{"power", 2.0}, {"gamma", 0.5}};
  std::vector<std::string> paths;
  for (const UnreadOption& option : unreadOptions(parseStoredRecipe(json).value()))
    paths.push_back(option.path);
  EXPECT_EQ(paths,
            (std::vector<std::string>{"optimizer.clip_threshold", "schedule.power", "schedule.gamma"}));
}

}  // namespace
}  // namespace s2s
