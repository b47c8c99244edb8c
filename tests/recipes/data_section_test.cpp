#include <gtest/gtest.h>

#include "engine/data/augmentation/augmentation.h"
#include "engine/recipes/recipe.h"
#include "engine/recipes/stored_recipe.h"

namespace s2s {
namespace {

Json twoSets() {
  return {{"model", {{"from", "t5-small"}}},
          {"data",
           {{"train", Json::array({{{"path", "a.tsv"}}, {{"path", "b.tsv"}}})},
            {"validation", {{"split", 0.1}}}}},
          {"training", {{"steps", 10}}}};
}

std::string errorAfter(const std::string& assignment, Json json = twoSets()) {
  EXPECT_TRUE(setRecipeValue(json, assignment)) << assignment;
  const Result<Recipe> recipe = parseRecipe(json);
  return recipe ? "" : recipe.error().message();
}

void expectPath(const std::string& assignment, const std::string& path) {
  EXPECT_EQ(errorAfter(assignment).find(path), 0u) << assignment << ": " << errorAfter(assignment);
}

TEST(DataSectionTest, EveryFieldIsWrittenAndReadAgain) {
  Json json = twoSets();
  json["data"]["test"] = {{"split", 0.2}};
  json["data"]["stratified"] = true;
  json["data"]["keep_duplicates_together"] = true;
  json["data"]["mixing"] = {
      {"kind", "temperature"}, {"limit", 2097152}, {"temperature", 3.5}, {"leave_out", "b"}};
  json["data"]["train"][0]["limit_tokens"] = 8388608;
  json["data"]["train"][0]["augmentation"] = {
      {{"kind", "back-translation"}, {"model", "m2m"}, {"rows", 0.25}},
      {{"kind", "word-drop"}, {"share", 0.3}}};
  json["data"]["train"][1]["as_text"] = {{"kind", "labels"},
                                         {"template", "x {source}"},
                                         {"words", {{"0", "no"}, {"1", "yes"}}},
                                         {"correct", false}};
  const Result<Recipe> recipe = parseRecipe(json);
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_EQ(recipe->data.mixing.limit, 2097152);
  EXPECT_EQ(recipe->data.train[0].augmentation[1].share, 0.3);
  EXPECT_EQ(recipe->data.train[1].asText->words.at("1"), "yes");
  EXPECT_EQ(recipe->data.train[0].limitTokens, 8388608);
  const Json written = recipeToJson(*recipe);
  EXPECT_EQ(recipeToJson(parseRecipe(written).value()), written);
}

TEST(DataSectionTest, WhatCannotBeTogetherIsNamedByItsPath) {
  expectPath("data.mixing.kind=half", "data.mixing.kind");
  expectPath("data.mixing.limit=5", "data.mixing.limit");
  expectPath("data.mixing.leave_out=c", "data.mixing.leave_out");
  expectPath("data.test.split=0.9", "data.test.split");
  expectPath(R"(data.train.1.as_text={"kind":"numbers","step":9})", "data.train.1.as_text.step");
  expectPath(R"(data.train.1.as_text={"kind":"numbers","minimum":6})", "data.train.1.as_text.minimum");
  expectPath(R"(data.train.1.as_text={"template":"{pair}"})", "data.train.1.as_text.template");
  expectPath(R"(data.train.1.as_text={"words":{"0":3}})", "data.train.1.as_text.words.0");
  expectPath(R"(data.train.0.augmentation=[{"kind":"synonyms"}])", "data.train.0.augmentation.0.kind");
  expectPath(R"(data.train.0.augmentation=[{"rows":0.5}])", "data.train.0.augmentation.0.kind");
  expectPath(R"(data.train.0.augmentation=[{"kind":"back-translation"}])",
             "data.train.0.augmentation.0.model");
  expectPath(R"(data.train.0.augmentation=[{"kind":"word-drop"},{"kind":"back-translation","model":"m"}])",
             "data.train.0.augmentation.1.kind");
  expectPath(R"(data.validation.sets=[{"path":"c.tsv","augmentation":[{"kind":"word-drop"}]}])",
             "data.validation.sets.0.augmentation");
  expectPath(R"(data.validation.sets=[{"path":"c.tsv","limit_tokens":9}])",
             "data.validation.sets.0.limit_tokens");
}

// A second text that the set does not name was fed as nothing, and any other name as it stands.
TEST(DataSectionTest, ATemplateHoldsWhatTheSetHas) {
  const auto problemOf = [](const std::string& pattern, const std::string& more = "") {
    return errorAfter(R"(data.train.1={"path":"b.tsv","as_text":{"template":")" + pattern + "\"}" + more +
                      "}");
  };
  const std::string place = "data.train.1.as_text.template: ";
  EXPECT_TRUE(problemOf("{source} and {pair}").starts_with(place + "has {pair}"));
  EXPECT_EQ(problemOf("{source} and {pair}", R"(,"pair":"other")"), "");
  EXPECT_TRUE(problemOf("{source} and {sauce}").starts_with(place + "nothing is written for {sauce}"));
  EXPECT_TRUE(problemOf("{source} {{제목}}").starts_with(place + "nothing is written for {제목}"));
  for (const char* text : {"{source} { so } {", "{source} {a b} {}", "{source} }{"})
    EXPECT_EQ(problemOf(text), "");
  expectPath(R"(data.validation.sets=[{"path":"c.tsv","as_text":{"template":"{source} {pair}"}}])",
             "data.validation.sets.0.as_text.template");
}

TEST(DataSectionTest, ATemplateThatARunHasLearnedStays) {
  Json json = twoSets();
  json["data"]["train"][1]["as_text"] = {{"template", "{source} {pair} {sauce}"}};
  EXPECT_FALSE(parseRecipe(json));
  EXPECT_TRUE(parseStoredRecipe(json));
}

TEST(DataSectionTest, MixingDecidesInPlaceOfWeights) {
  Json json = twoSets();
  json["data"]["train"][1]["weight"] = 2.0;
  EXPECT_EQ(errorAfter("data.mixing.kind=weights", json), "");
  EXPECT_EQ(errorAfter("data.mixing.kind=equal", json).find("data.train.1.weight"), 0u);
}

TEST(DataSectionTest, LeavingOutTheOnlySetIsRefused) {
  Json json = twoSets();
  json["data"]["train"] = Json::array({{{"path", "a.tsv"}}});
  EXPECT_EQ(errorAfter("data.mixing.leave_out=a", json).find("data.mixing.leave_out"), 0u);
  EXPECT_EQ(errorAfter("data.mixing.leave_out=a"), "");
}

TEST(DataSectionTest, WordsAreWrittenByModelsThatWrite) {
  EXPECT_EQ(errorAfter(R"(data.train.0.as_text={})"), "");
  Json json = twoSets();
  json["objective"] = {{"kind", "sequence-classification"}};
  EXPECT_EQ(errorAfter(R"(data.train.0.as_text={})", json).find("data.train.0.as_text"), 0u);
}

TEST(DataSectionTest, AsTextWritesOneLabel) {
  Json json = twoSets();
  json["data"]["train"][0]["as_text"] = Json::object();
  EXPECT_EQ(errorAfter(R"(data.train.0.labels=["mood"])", json), "");
  EXPECT_EQ(errorAfter(R"(data.train.0.labels=["mood","size"])", json).find("data.train.0.as_text"), 0u);
}

TEST(DataSectionTest, ColumnsThatAModelOfTextsPassesOverAreRefused) {
  expectPath(R"(data.train.0.pair="other")", "data.train.0.pair");
  expectPath(R"(data.train.1.labels=["mood","size"])", "data.train.1.labels");
  expectPath(R"(data.validation.sets=[{"path":"c.tsv","pair":"other"}])", "data.validation.sets.0.pair");
  Json json = twoSets();
  json["objective"] = {{"kind", "sequence-classification"}};
  EXPECT_EQ(errorAfter(R"(data.train.0.pair="other")", json), "");
  EXPECT_EQ(errorAfter(R"(data.train.0.labels=["mood","size"])", json), "");
}

/// What is said with two training sets of these objectives of which the second is left out.
std::string leftOutProblem(const std::string& learned, const std::string& leftOut) {
  Json json = twoSets();
  json["data"]["train"] = Json::array({{{"path", "a.tsv"}, {"name", "a"}, {"objective", learned}},
                                       {{"path", "b.tsv"}, {"name", "b"}, {"objective", leftOut}}});
  return errorAfter("data.mixing.leave_out=b", json);
}

TEST(DataSectionTest, ALeftOutSetIsReadByTheModelThatTheOthersTrain) {
  EXPECT_EQ(leftOutProblem("sequence-to-sequence", "span-corruption"), "");
  EXPECT_EQ(leftOutProblem("regression", "regression"), "");
  for (const auto& [learned, leftOut] : {std::pair("sequence-to-sequence", "sequence-classification"),
                                         {"sequence-to-sequence", "regression"},
                                         {"sequence-to-sequence", "masked-language-model"},
                                         {"sequence-classification", "sequence-to-sequence"},
                                         {"sequence-classification", "regression"}}) {
    const std::string place =
        "data.train.1: the objectives " + std::string(leftOut) + " of 'b' and " + learned;
    EXPECT_EQ(leftOutProblem(learned, leftOut).find(place), 0u) << leftOutProblem(learned, leftOut);
  }
}

TEST(DataSectionTest, AValidationSetIsReadByTheModelThatIsTrained) {
  const std::string labels = R"([{"path":"c.tsv","objective":"sequence-classification"}])";
  EXPECT_EQ(errorAfter("data.validation.sets=" + labels).find("data.validation.sets.0: the objectives"), 0u);
}

TEST(DataSectionTest, ATemperatureBelongsToItsKind) {
  Json json = twoSets();
  json["data"]["mixing"] = {{"kind", "proportional"}};
  EXPECT_EQ(errorAfter("data.mixing.temperature=3", json).find("data.mixing.temperature"), 0u);
  expectPath("data.mixing.temperature=3", "data.mixing.temperature");
  json["data"]["mixing"]["kind"] = "temperature";
  EXPECT_EQ(errorAfter("data.mixing.temperature=3", json), "");
}

TEST(DataSectionTest, TheLimitsOfNumbersAreMultiplesOfTheirStep) {
  const auto problemOf = [](const std::string& numbers) {
    return errorAfter(R"(data.train.1.as_text={"kind":"numbers",)" + numbers + "}");
  };
  EXPECT_EQ(problemOf(R"("minimum":1,"maximum":5,"step":2)").find("data.train.1.as_text.minimum"), 0u);
  EXPECT_EQ(problemOf(R"("minimum":0,"maximum":5,"step":2)").find("data.train.1.as_text.maximum"), 0u);
  EXPECT_EQ(problemOf(R"("minimum":0.5,"maximum":4.5,"step":1)").find("data.train.1.as_text.minimum"), 0u);
  EXPECT_EQ(problemOf(R"("minimum":1,"maximum":5,"step":0.2)"), "");
  EXPECT_EQ(problemOf(R"("minimum":-0.3,"maximum":0.7,"step":0.1)"), "");
}

TEST(DataSectionTest, PackedRowsAreNotChanged) {
  Json json = twoSets();
  json["training"]["packing"] = true;
  EXPECT_EQ(errorAfter(R"(data.train.0.augmentation=[{"kind":"word-drop"}])", json).find("training.packing"),
            0u);
}

TEST(DataSectionTest, TheSchemaNamesEveryKindOfAugmentation) {
  const Option* train = recipeSchema().find("data")->fields.front().find("train");
  const Option* augmentation = train->fields.back().find("augmentation");
  EXPECT_EQ(augmentation->fields.back().find("kind")->choices, augmentationKinds().names());
}

}  // namespace
}  // namespace s2s
