#include "engine/recipes/validation_numbers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/recipes/metric_direction.h"

namespace s2s {
namespace {

/// Pairs of texts, a part of them validated on.
Json texts() {
  return {{"model", {{"from", "t5-small"}}},
          {"data",
           {{"train", Json::array({{{"name", "pairs"}, {"path", "pairs.tsv"}}})},
            {"validation", {{"split", 0.1}}}}},
          {"training", {{"steps", 10}}},
          {"evaluation", {{"every_steps", 5}, {"generated_rows", 8}}}};
}

std::string errorOf(const Json& json) {
  const Result<Recipe> recipe = parseRecipe(json);
  return recipe ? "" : recipe.error().message();
}

std::vector<std::string> namesOf(const Json& json) {
  const Result<Recipe> recipe = parseRecipe(json);
  EXPECT_TRUE(recipe) << recipe.error().message();
  return validationNumbers(*recipe);
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

TEST(ValidationNumbersTest, RowsAreOnlyAskedForWhenTheRecipeSaysSo) {
  Json json = texts();
  json["evaluation"].erase("generated_rows");
  const Result<Recipe> recipe = parseRecipe(json);
  ASSERT_TRUE(recipe);
  EXPECT_EQ(recipe->evaluation.generatedRows, 0);
  json["evaluation"]["generated_rows"] = 200;
  EXPECT_EQ(parseRecipe(recipeToJson(*parseRecipe(json)))->evaluation.generatedRows, 200);
}

TEST(ValidationNumbersTest, ScoresOfAnswersDecideWhereRowsAreAnswered) {
  for (const char* metric : {"validation_bleu", "validation_chrf++", "validation_pairs_exact"}) {
    Json json = texts();
    json["checkpoints"] = {{"metric", metric}, {"mode", "max"}};
    EXPECT_EQ(errorOf(json), "");
    json["evaluation"]["generated_rows"] = 0;
    EXPECT_TRUE(errorOf(json).starts_with("checkpoints.metric: ")) << errorOf(json);
    EXPECT_TRUE(errorOf(json).ends_with("set evaluation.generated_rows")) << errorOf(json);
    json.erase("checkpoints");
    json["early_stopping"] = {{"metric", metric}, {"mode", "max"}, {"patience", 2}};
    EXPECT_TRUE(errorOf(json).starts_with("early_stopping.metric: ")) << errorOf(json);
    json["evaluation"]["generated_rows"] = 3;
    EXPECT_EQ(errorOf(json), "");
  }
}

TEST(ValidationNumbersTest, OfAScoreOfAnswersTheLargerIsTheBetter) {
  Json json = texts();
  json["checkpoints"] = {{"metric", "validation_bleu"}};
  const auto bleu = parseRecipe(json);
  ASSERT_TRUE(bleu) << bleu.error().message();
  EXPECT_TRUE(bestIsLargest(*bleu));
  json["early_stopping"] = {{"metric", "validation_chrf++"}, {"patience", 2}};
  const auto chrf = parseRecipe(json);
  ASSERT_TRUE(chrf) << chrf.error().message();
  EXPECT_EQ(earlyStoppingOf(*chrf).mode, "max");
}

TEST(ValidationNumbersTest, WhereNoTextsAreWrittenItDoesNotApply) {
  for (const char* objective :
       {"masked-language-model", "sequence-classification", "regression", "span-corruption"}) {
    Json json = texts();
    json["objective"] = {{"kind", objective}};
    EXPECT_TRUE(errorOf(json).starts_with("evaluation.generated_rows: does not apply")) << errorOf(json);
    json["evaluation"]["generated_rows"] = 0;
    EXPECT_EQ(errorOf(json), "");
  }
  Json words = texts();
  words["data"]["train"][0]["as_text"] = Json::object();
  EXPECT_TRUE(errorOf(words).starts_with("evaluation.generated_rows: does not apply"))
      << "all labels are scored anyway";
  // Beside a set of texts they are no matter.
  words["data"]["validation"]["sets"] = Json::array({{{"name", "talks"}, {"path", "talks.tsv"}}});
  EXPECT_EQ(errorOf(words), "");
}

TEST(ValidationNumbersTest, WithoutValidationNothingIsAnswered) {
  Json json = texts();
  json["evaluation"]["every_steps"] = 0;
  EXPECT_TRUE(errorOf(json).starts_with("evaluation.generated_rows: nothing is validated")) << errorOf(json);
  json = texts();
  json["data"].erase("validation");
  EXPECT_TRUE(errorOf(json).starts_with("evaluation.generated_rows: nothing is validated")) << errorOf(json);
}

TEST(ValidationNumbersTest, ALabelColumnMayBeCalledAnything) {
  Json json = texts();
  json["objective"] = {{"kind", "sequence-classification"}};
  json["data"]["train"][0]["labels"] = Json::array({"is_exact", "mood"});
  json["evaluation"].erase("generated_rows");
  json["checkpoints"] = {{"metric", "validation_accuracy is_exact"}};
  EXPECT_EQ(errorOf(json), "");
  EXPECT_TRUE(has(namesOf(json), "validation_macro_f1 is_exact"));
}

TEST(ValidationNumbersTest, EverySetHasItsOwn) {
  Json json = texts();
  EXPECT_EQ(namesOf(json),
            (std::vector<std::string>{"validation_loss", "validation_token_accuracy", "validation_bleu",
                                      "validation_chrf++", "validation_exact", "validation_bits_per_byte"}));
  json["data"]["validation"]["sets"] =
      Json::array({{{"name", "moods"}, {"path", "moods.tsv"}, {"as_text", Json::object()}}});
  const auto names = namesOf(json);
  EXPECT_TRUE(has(names, "validation_pairs_chrf++"));
  EXPECT_TRUE(has(names, "validation_moods_macro_f1"));
  EXPECT_FALSE(has(names, "validation_moods_bleu"));
  EXPECT_TRUE(has(names, "validation_accuracy"));
}

TEST(ValidationNumbersTest, SetsOfOneNameHaveTheNamesOfTheRun) {
  Json json = texts();
  json["data"]["train"].push_back(json["data"]["train"][0]);
  json["data"]["validation"]["sets"] = Json::array({{{"name", "pairs"}, {"path", "dev.tsv"}}});
  const auto names = namesOf(json);
  EXPECT_TRUE(has(names, "validation_pairs_loss"));
  EXPECT_TRUE(has(names, "validation_pairs 2_loss"));
  EXPECT_TRUE(has(names, "validation_pairs 3_bleu"));
  EXPECT_FALSE(has(names, "validation_pairs 4_loss"));
}

TEST(ValidationNumbersTest, WhatARecipeCouldHaveIsOfferedBeforeItHasIt) {
  Json json = texts();
  json["data"].erase("validation");
  json.erase("evaluation");
  EXPECT_TRUE(has(namesOf(json), "validation_bleu"));
}

}  // namespace
}  // namespace s2s
