#include <gtest/gtest.h>

#include "tests/command_line/program.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

std::string writeRecipe(const TemporaryDirectory& folder) {
  Recipe recipe = tinyRecipe(folder.path());
  recipe.data.train.front().prefix = "reverse: ";
  writeText(folder / "recipe.json", writeJson(recipeToJson(recipe)));
  return (folder / "recipe.json").string();
}

TEST(DataXrayTest, ShowsEveryPositionOfARow) {
  const TemporaryDirectory folder;
  const Json shown =
      runS2s({"data", "xray", writeRecipe(folder), "--row", "3", "--part", "train", "--json"}).json();
  EXPECT_EQ(shown["row"], 3);
  EXPECT_EQ(shown["rows"], 45);
  EXPECT_EQ(shown["set"], "data");
  EXPECT_EQ(shown["family"], "t5");
  EXPECT_EQ(shown["decoder_input"].size(), shown["labels"].size());
  EXPECT_EQ(shown["decoder_input"][0]["id"], 0);
  EXPECT_EQ(shown["steps"][1]["what"], "prefix");
  std::int64_t readTokens = 0;
  for (const Json& token : shown["source"]) readTokens += token["read"].get<bool>();
  EXPECT_EQ(shown["source_length"]["kept"], readTokens);
}

TEST(DataXrayTest, PrintsTablesForAPerson) {
  const TemporaryDirectory folder;
  const ProgramOutcome shown =
      runS2s({"data", "xray", writeRecipe(folder), "--line", "5", "--change", "data.max_source_tokens=6"});
  EXPECT_EQ(shown.exitCode, 0) << shown.standardError;
  for (const char* text : {"line 5", "cut off:", "decoder reads", "loss"})
    EXPECT_NE(shown.standardOutput.find(text), std::string::npos) << text << "\n" << shown.standardOutput;
}

TEST(DataXrayTest, PeopleCountFromOneAndHiddenTokensAreTheTarget) {
  const TemporaryDirectory folder;
  const std::string recipe = writeRecipe(folder);
  const auto shown = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"data", "xray", recipe, "--row", "3", "--part", "train"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return runS2s(arguments);
  };
  const Json json = shown({"--json", "--epoch", "2"}).json();
  EXPECT_EQ(json["epoch"], 2) << "JSON means by it what the flag does";
  const std::string text = shown({"--epoch", "2"}).standardOutput;
  const std::string place = "epoch 2, micro-batch " +
                            std::to_string(json["micro_batch"].get<std::int64_t>()) + ", row " +
                            std::to_string(json["place"].get<std::int64_t>());
  EXPECT_NE(text.find(place), std::string::npos) << place << "\n" << text;
  EXPECT_EQ(runS2s({"data", "xray", recipe, "--row", "1", "--part", "validation", "--json"}).json()["epoch"],
            Json());
  EXPECT_EQ(shown({"--epoch", "0"}).exitCode, 2);

  const std::string hidden = shown({"--change", "objective.kind=span-corruption"}).standardOutput;
  EXPECT_NE(hidden.find("once parts are hidden:"), std::string::npos) << hidden;
  EXPECT_NE(hidden.find("target: "), std::string::npos) << hidden;
  EXPECT_EQ(hidden.find("target: 0"), std::string::npos) << hidden;
}

TEST(DataXrayTest, WhatIsNotThereIsWrongUsage) {
  const TemporaryDirectory folder;
  const std::string recipe = writeRecipe(folder);
  EXPECT_EQ(runS2s({"data", "xray", recipe, "--row", "999"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "xray", recipe, "--set", "none"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "xray"}).exitCode, 2);
  EXPECT_EQ(runS2s({"data", "xray", "--help"}).exitCode, 0);
}

}  // namespace
}  // namespace s2s::test
