#include "engine/recipes/recipe.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/core/commented_json_file.h"
#include "tests/recipes/written_recipes.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

using test::leastRecipe, test::printedRecipe;

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
  const Result<Recipe> recipe = parseRecipe(printedRecipe());
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
  EXPECT_EQ(errorAfter(printedRecipe(), "training.batch_size=-3"), "training.batch_size: -3 is below 1");
  EXPECT_EQ(errorAfter(printedRecipe(), "training.batch_sise=3"),
            "training.batch_sise: unknown key, did you mean 'batch_size'?");
  EXPECT_EQ(errorAfter(printedRecipe(), "training.batch_size=many"),
            "training.batch_size: \"many\" is not a whole number");
  EXPECT_EQ(errorAfter(printedRecipe(), "data.train.0.format=xls")
                .rfind("data.train.0.format: \"xls\" is not a choice", 0),
            0u);
  EXPECT_EQ(errorAfter(printedRecipe(), "data.train=3"), "data.train: 3 is not a list");
  EXPECT_EQ(errorAfter(printedRecipe(), "model.from=\"\""), "model.from: is empty");
  EXPECT_EQ(errorOf(Json::array()), "recipe: [] is not an object");
}

TEST(RecipeTest, AnOptionThatTheScheduleDoesNotReadIsRefused) {
  EXPECT_EQ(
      errorAfter(leastRecipe(), "schedule={\"kind\": \"cosine\", \"power\": 2}"),
      "schedule.power: a cosine schedule has none, leave it out, or set schedule.kind to one of: polynomial");
  EXPECT_EQ(errorAfter(leastRecipe(), "schedule={\"kind\": \"one-cycle\", \"warmup_steps\": 5}")
                .rfind("schedule.warmup_steps: a one-cycle schedule has none", 0),
            0u);
  EXPECT_EQ(errorAfter(leastRecipe(), "schedule={\"kind\": \"triangular\", \"gamma\": 0.9}")
                .rfind("schedule.gamma:", 0),
            0u);
  EXPECT_EQ(
      errorAfter(leastRecipe(), "schedule={\"kind\": \"exp-range\", \"gamma\": 0.9, \"cycle_steps\": 10}"),
      "");
  EXPECT_EQ(errorAfter(leastRecipe(), "schedule={\"kind\": \"constant\", \"minimum_share\": 0.1}")
                .rfind("schedule.minimum_share:", 0),
            0u);
}

TEST(RecipeTest, AnOptionThatTheOptimizerDoesNotReadIsRefused) {
  EXPECT_EQ(errorAfter(leastRecipe(), "optimizer={\"kind\": \"adafactor\", \"epsilon\": 1e-6}"),
            "optimizer.epsilon: adafactor does not read it, leave it out, or set optimizer.kind to one of: "
            "adamw, adam");
  const auto refused = [](const std::string& kind, const std::string& option) {
    const std::string text = errorAfter(
        leastRecipe(), "optimizer={\"kind\": \"" + kind + "\", " + option + ", \"learning_rate\": 0.01}");
    return text.substr(0, text.find(','));
  };
  EXPECT_EQ(refused("adafactor", "\"beta1\": 0.5"), "optimizer.beta1: adafactor does not read it");
  EXPECT_EQ(refused("adafactor", "\"state\": \"int8\""), "optimizer.state: adafactor does not read it");
  for (const std::string option : {"\"scale_parameter\": false", "\"decay_rate\": -0.5",
                                   "\"clip_threshold\": 2.0", "\"relative_step\": true"}) {
    const std::string name = option.substr(1, option.find('"', 1) - 1);
    EXPECT_EQ(refused("adamw", option), "optimizer." + name + ": adamw does not read it");
  }
  // What the program writes out holds every option, at its default.
  EXPECT_EQ(refused("adafactor", "\"beta1\": 0.9, \"epsilon\": 1e-8, \"state\": \"float32\""), "");
  EXPECT_EQ(refused("adam", "\"scale_parameter\": true, \"decay_rate\": -0.8"), "");
}

TEST(RecipeTest, RowsInTheirOrderHaveNoBuckets) {
  Json ordered = leastRecipe();
  ordered["data"]["shuffle"] = false;
  EXPECT_EQ(errorOf(ordered), "");
  EXPECT_EQ(errorAfter(ordered, "training.length_buckets=true").rfind("data.shuffle:", 0), 0u);
  EXPECT_EQ(errorAfter(ordered, "training.tokens_per_batch=512").rfind("data.shuffle:", 0), 0u);
  EXPECT_EQ(errorAfter(ordered, "training.packing=true").rfind("data.shuffle:", 0), 0u);
  Json packed = leastRecipe();
  packed["training"]["packing"] = true;
  EXPECT_EQ(errorOf(packed), "");
  EXPECT_EQ(errorAfter(packed, "training.length_buckets=true").rfind("training.packing:", 0), 0u);
}

// It was found out when the training began.
TEST(RecipeTest, OnlyRowsOfModelsThatWriteArePacked) {
  Json packed = leastRecipe();
  packed["training"]["packing"] = true;
  EXPECT_EQ(errorAfter(packed, "objective.kind=span-corruption"), "");
  for (const std::string objective : {"sequence-classification", "regression", "masked-language-model"}) {
    const std::string said = "training.packing: " + objective + " reads whole rows, only what writes texts";
    EXPECT_TRUE(errorAfter(packed, "objective.kind=" + objective).starts_with(said)) << objective;
    EXPECT_TRUE(errorAfter(packed, "data.train.0.objective=" + objective).starts_with(said)) << objective;
  }
  EXPECT_TRUE(errorAfter(packed, "data.train=[]").starts_with("data.train: ")) << "nothing is packed";
}

TEST(RecipeTest, WhatContradictsItselfIsRefused) {
  EXPECT_EQ(errorAfter(leastRecipe(), "training.epochs=2"),
            "training.epochs: steps are given too, give exactly one of steps and epochs");
  EXPECT_EQ(errorAfter(leastRecipe(), "training.steps=null"),
            "training.steps: is missing, give exactly one of steps and epochs");
  EXPECT_NE(errorAfter(leastRecipe(), "training.device=tpu"), "");
  EXPECT_NE(errorAfter(leastRecipe(), "training.device=cuda:"), "");
  EXPECT_EQ(errorAfter(leastRecipe(), "training.device=cuda:1"), "");

  Json half = leastRecipe();
  half["training"]["precision"] = "float16";
  EXPECT_EQ(errorAfter(half, "training.device=cpu")
                .rfind("training.precision: float16 is not computed on a CPU", 0),
            0u);
  EXPECT_EQ(errorAfter(half, "training.device=cuda"), "");

  Json adafactor = leastRecipe();
  adafactor["optimizer"] = {{"kind", "adafactor"}, {"relative_step", true}, {"learning_rate", 0.001}};
  EXPECT_EQ(errorOf(adafactor).rfind("optimizer.learning_rate:", 0), 0u);
  adafactor["optimizer"] = {{"kind", "adafactor"}, {"warmup_init", true}};
  EXPECT_EQ(errorOf(adafactor).rfind("optimizer.warmup_init:", 0), 0u);
  EXPECT_EQ(errorAfter(leastRecipe(), "optimizer.learning_rate=null").rfind("optimizer.learning_rate:", 0),
            0u);

  EXPECT_EQ(errorAfter(leastRecipe(), "checkpoints.metric=validation_los").rfind("checkpoints.metric: ", 0),
            0u);

  Json sets = leastRecipe();
  sets["data"]["validation"] = Json::array({{{"path", "a/dev.tsv"}}, {{"path", "b/dev.tsv"}}});
  EXPECT_EQ(errorOf(sets).rfind("data.validation.sets.1.name: \"dev\" is the name of another set", 0), 0u);
  EXPECT_EQ(errorAfter(leastRecipe(), "data.train=[]").rfind("data.train: is empty", 0), 0u);
}

TEST(RecipeTest, AdafactorWithoutARateStepsRelatively) {
  Json json = leastRecipe();
  json["optimizer"] = {{"kind", "adafactor"}, {"relative_step", true}};
  Result<Recipe> recipe = parseRecipe(json);
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_FALSE(recipe->optimizer.learningRate);

  json["optimizer"] = {{"kind", "adafactor"}, {"learning_rate", nullptr}};
  recipe = parseRecipe(json);
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_TRUE(recipe->optimizer.relativeStep);

  json["optimizer"] = {{"kind", "adafactor"}};
  recipe = parseRecipe(json);
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_EQ(recipe->optimizer.learningRate, 0.001);
  EXPECT_FALSE(recipe->optimizer.relativeStep);
}

TEST(RecipeTest, ARelativeStepFollowsNoSchedule) {
  Json json = leastRecipe();
  json["optimizer"] = {{"kind", "adafactor"}, {"relative_step", true}};
  for (const char* const option : {"kind=linear", "warmup_steps=10", "warmup_share=0.1"}) {
    const std::string path = std::string("schedule.") + option;
    EXPECT_TRUE(
        errorAfter(json, path)
            .starts_with(path.substr(0, path.find('=')) + ": relative_step chooses the rate by itself"))
        << errorAfter(json, path);
  }
  EXPECT_EQ(errorAfter(json, "schedule.kind=constant"), "");
  EXPECT_EQ(errorAfter(json, "schedule.warmup_steps=0"), "");
}

TEST(RecipeTest, ValidationIsAShareOrAListOfSets) {
  Json json = leastRecipe();
  json["data"]["validation"] =
      Json::array({{{"path", "dev.tsv"}, {"source", 1}, {"target", 2}, {"header", false}}});
  const Result<Recipe> list = parseRecipe(json);
  ASSERT_TRUE(list) << list.error().message();
  json["data"]["validation"] = {{"sets", json["data"]["validation"]}};
  const Result<Recipe> object = parseRecipe(json);
  ASSERT_TRUE(object) << object.error().message();
  EXPECT_EQ(recipeToJson(*list), recipeToJson(*object));
  ASSERT_EQ(list->data.validation.sets.size(), 1u);
  EXPECT_EQ(list->data.validation.sets[0].name, "dev");
  EXPECT_EQ(std::get<std::int64_t>(list->data.validation.sets[0].target), 2);
}

TEST(RecipeTest, ReadingResolvesPathsBelowTheRecipe) {
  const test::TemporaryDirectory folder;
  std::filesystem::create_directories(folder / "data");
  std::ofstream(folder / "data/pairs.tsv") << "source\ttarget\na\tb\n";
  Json json = leastRecipe();
  json["data"]["train"][0]["path"] = "data/pairs.tsv";
  std::ofstream(folder / "recipe.json") << "// a comment, \"quoted\"\n"
                                        << writeJson(json, 2) << "/* end */\n";
  const Result<Recipe> recipe = readRecipe(folder / "recipe.json");
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_EQ(recipe->data.train[0].path, (folder / "data/pairs.tsv").string());
  EXPECT_EQ(recipe->model.from, "t5-small") << "a preset's name stays";

  json["data"]["train"][0]["path"] = "data/none.tsv";
  std::ofstream(folder / "recipe.json") << writeJson(json);
  const Result<Recipe> missing = readRecipe(folder / "recipe.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message().rfind("data.train.0.path: there is no \"data/none.tsv\"", 0), 0u);
}

TEST(RecipeTest, ARecipeWithoutAFileOfItsOwnResolvesToo) {
  const test::TemporaryDirectory folder;
  std::ofstream(folder / "pairs.tsv") << "source\ttarget\na\tb\n";
  Json json = leastRecipe();
  json["data"]["train"][0]["path"] = (folder / "pairs.tsv").string();
  const Result<Recipe> parsed = parseRecipe(json);
  ASSERT_TRUE(parsed) << parsed.error().message();
  const Result<Recipe> resolved = resolveRecipePaths(*parsed, "");
  ASSERT_TRUE(resolved) << resolved.error().message();
  EXPECT_EQ(resolved->data.train[0].path, (folder / "pairs.tsv").string());
  EXPECT_EQ(resolved->model.from, "t5-small");
}

TEST(RecipeTest, AModelBesideTheRecipeKeepsTheCheckpointItNames) {
  const test::TemporaryDirectory folder;
  std::filesystem::create_directories(folder / "runs/first");
  std::filesystem::create_directories(folder / "runs/odd@name");
  Json json = leastRecipe();
  std::ofstream(folder / "pairs.tsv") << "source\ttarget\na\tb\n";
  const auto resolved = [&](const std::string& from) {
    json["model"]["from"] = from;
    return resolveRecipePaths(*parseRecipe(json), folder.path())->model.from;
  };
  EXPECT_EQ(resolved("runs/first@step-500"), (folder / "runs/first").string() + "@step-500");
  EXPECT_EQ(resolved("runs/first"), (folder / "runs/first").string());
  EXPECT_EQ(resolved("runs/odd@name"), (folder / "runs/odd@name").string());
  EXPECT_EQ(resolved("mt5-small"), "mt5-small");
}

TEST(RecipeTest, AssignmentsReadJsonElseText) {
  Json json = leastRecipe();
  ASSERT_TRUE(setRecipeValue(json, "training.steps=300"));
  EXPECT_EQ(json["training"]["steps"], 300);
  ASSERT_TRUE(setRecipeValue(json, "name=a=b"));
  EXPECT_EQ(json["name"], "a=b");
  ASSERT_TRUE(setRecipeValue(json, "data.train.0.path=other.tsv"));
  EXPECT_EQ(json["data"]["train"][0]["path"], "other.tsv");
  ASSERT_TRUE(setRecipeValue(json, "optimizer.kind=adam"));
  EXPECT_EQ(json["optimizer"]["kind"], "adam");
  for (const char* wrong : {"training.steps", "=3", "data.train.1.path=x", "data.train.x.path=x",
                            "training.steps.deep=1", "a..b=1"}) {
    Json copy = leastRecipe();
    EXPECT_FALSE(setRecipeValue(copy, wrong)) << wrong;
  }
}

TEST(RecipeTest, EveryRecipeOfTheDocumentationIsValid) {
  std::size_t recipes = 0;
  for (const auto& file : std::filesystem::directory_iterator(test::sourceDirectory() / "docs/recipes")) {
    const Result<Json> json = readCommentedJsonFile(file.path());
    ASSERT_TRUE(json) << json.error().message();
    const Result<Recipe> recipe = parseRecipe(*json);  // whose files need not be here
    EXPECT_TRUE(recipe) << file.path() << ": " << recipe.error().message();
    ++recipes;
  }
  EXPECT_GT(recipes, 0u);
}

}  // namespace
}  // namespace s2s
