#include "engine/recipes/recipe.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>

#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

/// The recipe that docs/command_line.md prints.
const char* const kPrinted = R"({
  "name": "tatoeba-tiny",
  "model": {"from": "t5-small", "initialization": "random",
            "overrides": {"d_model": 128, "d_ff": 256, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4, "d_kv": 32}},
  "tokenizer": {"train": {"kind": "sentencepiece-unigram", "vocabulary_size": 4000}},
  "data": {"train": [{"path": "../shared/data/en-ko_tatoeba/tatoeba.en-ko.tsv", "format": "tsv",
                      "source": "en", "target": "ko", "prefix": "translate English to Korean: "}],
           "validation": {"split": 0.05}, "max_source_tokens": 64, "max_target_tokens": 64, "overlong": "truncate"},
  "objective": {"kind": "sequence-to-sequence"},
  "training": {"steps": 200, "batch_size": 32, "precision": "float32", "device": "cpu", "threads": 2, "seed": 1},
  "optimizer": {"kind": "adamw", "learning_rate": 0.001},
  "schedule": {"kind": "linear", "warmup_steps": 20},
  "checkpoints": {"every_steps": 50, "keep_last": 2},
  "evaluation": {"every_steps": 50}
})";

Json printed() { return *parseJson(kPrinted, "printed"); }

/// The least that is a recipe.
Json least() {
  return {{"model", {{"from", "t5-small"}}},
          {"data", {{"train", Json::array({{{"path", "pairs.tsv"}}})}}},
          {"training", {{"steps", 10}}}};
}

std::string errorOf(const Json& json) {
  const Result<Recipe> recipe = parseRecipe(json);
  if (recipe) return "";
  EXPECT_EQ(recipe.error().kind, Error::Kind::invalidInput);
  return recipe.error().message();
}

std::string errorAfter(Json json, const std::string& assignment) {
  EXPECT_TRUE(setRecipeValue(json, assignment)) << assignment;
  return errorOf(json);
}

TEST(RecipeTest, ThePrintedRecipeParses) {
  const Result<Recipe> recipe = parseRecipe(printed());
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_EQ(recipe->name, "tatoeba-tiny");
  EXPECT_EQ(recipe->model.initialization, "random");
  EXPECT_EQ(recipe->model.overrides.at("d_model"), 128);
  ASSERT_TRUE(recipe->tokenizer.train);
  EXPECT_EQ(recipe->tokenizer.train->vocabularySize, 4000);
  ASSERT_EQ(recipe->data.train.size(), 1u);
  EXPECT_EQ(recipe->data.train[0].name, "tatoeba.en-ko");
  EXPECT_EQ(std::get<std::string>(recipe->data.train[0].target), "ko");
  EXPECT_EQ(recipe->data.train[0].prefix, "translate English to Korean: ");
  EXPECT_DOUBLE_EQ(recipe->data.validation.split, 0.05);
  EXPECT_EQ(recipe->training.steps, 200);
  EXPECT_FALSE(recipe->training.epochs);
  EXPECT_EQ(recipe->schedule.kind, "linear");
  EXPECT_EQ(recipe->checkpoints.keepLast, 2);
}

TEST(RecipeTest, WrongValuesAreNamedByTheirPath) {
  EXPECT_EQ(errorAfter(printed(), "training.batch_size=-3"), "training.batch_size: -3 is below 1");
  EXPECT_EQ(errorAfter(printed(), "training.batch_sise=3"),
            "training.batch_sise: unknown key, did you mean 'batch_size'?");
  EXPECT_EQ(errorAfter(printed(), "training.batch_size=many"),
            "training.batch_size: \"many\" is not a whole number");
  EXPECT_EQ(errorAfter(printed(), "data.train.0.format=xls")
                .rfind("data.train.0.format: \"xls\" is not a choice", 0),
            0u);
  EXPECT_EQ(errorAfter(printed(), "data.train=3"), "data.train: 3 is not a list");
  EXPECT_EQ(errorAfter(printed(), "model.from=\"\""), "model.from: is empty");
  EXPECT_EQ(errorOf(Json::array()), "recipe: [] is not an object");
}

}  // namespace
}  // namespace s2s
