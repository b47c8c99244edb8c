#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "tests/command_line/program.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

/// A recipe whose data need not be there to plan it.
std::string writeRecipe(const TemporaryDirectory& folder) {
  std::ofstream(folder / "pairs.tsv") << "source\ttarget\nHello\tWorld\nYes\tNo\nOne\tTwo\n";
  std::ofstream(folder / "recipe.json")
      << R"({"name": "big", "model": {"from": "t5-small", "initialization": "random"},
    "tokenizer": {"train": {"vocabulary_size": 300}}, "data": {"train": [{"path": "pairs.tsv"}]},
    "training": {"steps": 10, "batch_size": 64, "device": "cpu"}})";
  return (folder / "recipe.json").string();
}

TEST(PlanTest, TellsMemoryDiskAndRemedies) {
  const TemporaryDirectory folder;
  const Json plan = runS2s({"plan", writeRecipe(folder), "--budget-gib", "1", "--json"}).json();
  EXPECT_EQ(plan["fits"], false);
  EXPECT_EQ(plan["budget_bytes"], 1 << 30);
  const Json& peak = plan["peak_bytes"];
  std::int64_t sum = 0;
  for (const auto& [name, bytes] : peak.items()) sum += name == "total" ? 0 : bytes.get<std::int64_t>();
  EXPECT_EQ(peak["total"], sum);
  for (const char* part : {"weights", "gradients", "optimizer", "activations", "logits"})
    EXPECT_TRUE(peak.contains(part)) << part;
  EXPECT_EQ(plan["batch"]["rows"], 64);
  EXPECT_GT(plan["disk"]["checkpoint_bytes"], 0);
  ASSERT_FALSE(plan["suggestions"].empty());
  EXPECT_EQ(plan["suggestions"][0]["fits"], true);
}

TEST(PlanTest, AVocabularyBelowTheCharactersOfItsTextsIsToldBeforehand) {
  const TemporaryDirectory folder;
  const std::string recipe = writeRecipe(folder);
  std::ofstream(folder / "pairs.tsv") << "source\ttarget\nabcdefghijklmnopqrst\tABCDEFGHIJKLMNOPQRST\n";
  const auto tells = [](const Json& texts) {
    return texts.dump().find("the characters of the texts take about 44 pieces") != std::string::npos;
  };
  const std::string few = "tokenizer.train.vocabulary_size=40";
  EXPECT_FALSE(tells(runS2s({"plan", recipe, "--json"}).json()["notes"])) << "300 are enough";
  EXPECT_TRUE(tells(runS2s({"plan", recipe, "--set", few, "--json"}).json()["notes"]));
  EXPECT_FALSE(tells(runS2s({"recipe", "check", recipe, "--json"}).json()["warnings"]));
  Json small = readJsonFile(folder / "recipe.json").value();
  small["tokenizer"]["train"]["vocabulary_size"] = 40;
  std::ofstream(folder / "small.json") << small;
  const ProgramOutcome checked = runS2s({"recipe", "check", (folder / "small.json").string(), "--json"});
  ASSERT_EQ(checked.exitCode, 0) << checked.standardError;
  EXPECT_TRUE(tells(checked.json()["warnings"])) << checked.standardOutput;
}

TEST(PlanTest, WhatDoesNotFitIsNoFailureAndRemediesCanBePasted) {
  const TemporaryDirectory folder;
  const std::string recipe = writeRecipe(folder);
  const ProgramOutcome told = runS2s({"plan", recipe, "--budget-gib", "1"});
  EXPECT_EQ(told.exitCode, 0);
  EXPECT_NE(told.standardOutput.find("does not fit"), std::string::npos) << told.standardOutput;
  EXPECT_NE(told.standardOutput.find("--set "), std::string::npos) << told.standardOutput;

  const Json plan = runS2s({"plan", recipe, "--budget-gib", "1", "--json"}).json();
  std::vector<std::string> again = {"plan", recipe, "--budget-gib", "1", "--json"};
  for (const Json& change : plan["suggestions"][0]["set"]) {
    again.push_back("--set");
    again.push_back(change.get<std::string>());
  }
  const Json changed = runS2s(again).json();
  EXPECT_EQ(changed["fits"], true);
  EXPECT_EQ(changed["peak_bytes"]["total"], plan["suggestions"][0]["peak_bytes"]);
}

// Of a card that is not there nobody knows what fits into it.
TEST(PlanTest, WithoutABudgetNothingIsSaidToFit) {
  const TemporaryDirectory folder;
  std::vector<std::string> words = {"plan", writeRecipe(folder), "--device", "cuda:63"};
  const ProgramOutcome told = runS2s(words);
  EXPECT_EQ(told.exitCode, 0) << told.standardError;
  EXPECT_NE(told.standardOutput.find("--budget-gib"), std::string::npos) << told.standardOutput;
  EXPECT_EQ(told.standardOutput.find("fits"), std::string::npos) << told.standardOutput;

  words.emplace_back("--json");
  const Json plan = runS2s(words).json();
  EXPECT_TRUE(plan["fits"].is_null()) << plan["fits"];
  EXPECT_EQ(plan["budget_bytes"], 0);
  EXPECT_EQ(plan["budget"], "unknown");
  EXPECT_GT(plan["peak_bytes"]["total"], 0);
  ASSERT_FALSE(plan["suggestions"].empty());
  for (const Json& one : plan["suggestions"]) EXPECT_TRUE(one["fits"].is_null()) << one;

  for (const char* word : {"--budget-gib", "100"}) words.emplace_back(word);
  EXPECT_EQ(runS2s(words).json()["fits"], true);
}

TEST(PlanTest, AnInvalidRecipeIsWrongUsage) {
  const TemporaryDirectory folder;
  const ProgramOutcome refused = runS2s({"plan", writeRecipe(folder), "--set", "training.batch_size=-3"});
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.standardError.find("training.batch_size"), std::string::npos) << refused.standardError;
}

/// What lies in the folder of runs that is taken where none is named.
std::set<std::filesystem::path> ownRuns() {
  std::error_code none;
  std::set<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator("runs", none)) found.insert(entry.path());
  return found;
}

TEST(PlanTest, ATimeWithGradualUnfreezingIsSaidToBeTheMost) {
  const TemporaryDirectory folder;
  std::vector<std::string> words = {
      "plan",
      writeRecipe(folder),
      "--json",
      "--set",
      "training.batch_size=1",
      "--set",
      "adaptation.unfreeze_every=2",
      "--set",
      "model.overrides={\"d_model\": 32, \"d_ff\": 64, \"num_layers\": 2, \"num_heads\": 2}"};
  EXPECT_EQ(runS2s(words).json()["notes"].dump().find("unfreeze_every"), std::string::npos)
      << "no time is told";
  for (const char* word : {"--measure", "1"}) words.emplace_back(word);
  const Json plan = runS2s(words).json();
  EXPECT_NE(plan["notes"].dump().find("adaptation.unfreeze_every: the time is that of steps which train"),
            std::string::npos)
      << plan["notes"].dump();
  EXPECT_GE(plan["time"]["checkpoint_background_seconds"], 0.0);
}

TEST(PlanTest, AFewStepsTellHowLongTheRunTakesAndLeaveNothing) {
  const TemporaryDirectory folder;
  const std::string recipe = writeRecipe(folder);
  const std::set<std::filesystem::path> before = ownRuns();
  const Json plan =
      runS2s({"plan", recipe, "--measure", "2", "--json", "--set", "training.batch_size=1", "--set",
              "training.steps=50", "--set",
              "model.overrides={\"d_model\": 32, \"d_ff\": 64, \"num_layers\": 1, \"num_heads\": 2}"})
          .json();
  EXPECT_EQ(plan["time"]["steps"], 50);
  EXPECT_GT(plan["time"]["step_seconds"], 0.0);
  EXPECT_GT(plan["time"]["seconds"], plan["time"]["step_seconds"].get<double>() * 50);
  EXPECT_EQ(ownRuns(), before);
}

}  // namespace
}  // namespace s2s::test
