#include <gtest/gtest.h>

#include "tests/command_line/golden_model.h"
#include "tests/command_line/program.h"

namespace s2s::test {
namespace {

/// A recipe that trains a part of the golden model for some steps.
std::string writeRecipe(const GoldenModel& model, const Json& adaptation) {
  std::string rows = "a\tb\n";
  for (int i = 0; i < 24; ++i) rows += "x" + std::to_string(i) + "\ty" + std::to_string(i * 7 % 10) + "\n";
  model.write("pairs.tsv", rows);
  const Json recipe = {
      {"model", {{"from", model.path().string()}}},
      {"data", {{"train", Json::array({{{"path", "pairs.tsv"}, {"source", "a"}, {"target", "b"}}})}}},
      {"training", {{"steps", 4}, {"batch_size", 4}, {"device", "cpu"}, {"threads", 1}}},
      {"optimizer", {{"learning_rate", 0.05}}},
      {"adaptation", adaptation}};
  return model.write("recipe.json", recipe.dump());
}

Json answersOf(const std::string& model) {
  const auto outcome =
      runS2s({"generate", model, "--text", "x1", "--text", "x7", "--max-new-tokens", "6", "--json"});
  EXPECT_EQ(outcome.exitCode, 0) << outcome.standardError;
  Json tokens = Json::array();
  const Json answer = outcome.json();
  for (const Json& output : answer["outputs"]) tokens.push_back(output["token_ids"]);
  return tokens;
}

TEST(AdaptationTest, ARunItsMergedExportAndItsAdapterAnswerAlike) {
  const GoldenModel model;
  const std::string run = model.file("run");
  const auto trained = runS2s({"train", writeRecipe(model, {{"kind", "lora"}}), "--run", run, "--json"});
  ASSERT_EQ(trained.exitCode, 0) << trained.standardError;
  ASSERT_EQ(runS2s({"export", run, "--to", model.file("merged")}).exitCode, 0);
  const auto adapter = runS2s({"export", run, "--to", model.file("adapter"), "--adapter", "--json"});
  ASSERT_EQ(adapter.exitCode, 0) << adapter.standardError;
  EXPECT_EQ(adapter.json()["base"], model.path().string());
  EXPECT_EQ(adapter.json()["verified"], true);
  const Json answers = answersOf(run);
  EXPECT_NE(answers, answersOf(model.path().string())) << "the updates count";
  EXPECT_EQ(answersOf(model.file("merged")), answers);
  EXPECT_EQ(answersOf(model.file("adapter")), answers);
  EXPECT_EQ(runS2s({"tokenize", model.file("adapter"), "--text", "x1"}).exitCode, 0);
  EXPECT_EQ(runS2s({"export", model.file("adapter"), "--to", model.file("again")}).exitCode, 0);
  EXPECT_EQ(answersOf(model.file("again")), answers);
  EXPECT_EQ(runS2s({"export", run, "--to", model.file("adapter"), "--adapter"}).exitCode, 2) << "exists";
}

TEST(AdaptationTest, WithoutUpdatesThereIsNoAdapterToExport) {
  const GoldenModel model;
  const auto outcome = runS2s({"export", model.path().string(), "--to", model.file("adapter"), "--adapter"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("adaptation.kind lora"), std::string::npos) << outcome.standardError;
}

TEST(AdaptationTest, AdaptersAreAnsweredWithAndTheirExportWarns) {
  const GoldenModel model;
  const std::string run = model.file("run");
  const auto trained = runS2s(
      {"train", writeRecipe(model, {{"kind", "adapters"}, {"adapter_width", 8}}), "--run", run, "--json"});
  ASSERT_EQ(trained.exitCode, 0) << trained.standardError;
  const auto exported = runS2s({"export", run, "--to", model.file("exported")});
  ASSERT_EQ(exported.exitCode, 0) << exported.standardError;
  EXPECT_NE(exported.standardError.find("transformers"), std::string::npos) << exported.standardError;
  EXPECT_EQ(answersOf(model.file("exported")), answersOf(run));
}

TEST(AdaptationTest, WrongWishesEndWithExitTwo) {
  const GoldenModel model;
  const auto outcome =
      runS2s({"train", writeRecipe(model, {{"freeze", {"encoder.blok.*"}}}), "--run", model.file("run")});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.standardError.find("adaptation.freeze.0"), std::string::npos) << outcome.standardError;
}

TEST(AdaptationTest, ACheckedRecipeFitsTheModelThatIsAtHand) {
  const GoldenModel model;
  for (const Json& adaptation :
       {Json::object({{"kind", "bias"}}), Json::object({{"freeze", Json::array({"*"})}})}) {
    const auto refused = runS2s({"recipe", "check", writeRecipe(model, adaptation)});
    EXPECT_EQ(refused.exitCode, 2) << adaptation;
    EXPECT_NE(refused.standardError.find("adaptation."), std::string::npos) << refused.standardError;
  }
  const auto warned = runS2s({"recipe", "check", writeRecipe(model, {{"unfreeze_every", 50}}), "--json"});
  ASSERT_EQ(warned.exitCode, 0) << warned.standardError;
  const Json warnings = warned.json()["warnings"];
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].get<std::string>().find("adaptation.unfreeze_every 50"), std::string::npos);
}

}  // namespace
}  // namespace s2s::test
