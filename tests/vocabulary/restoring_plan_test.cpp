#include "engine/vocabulary/restoring_plan.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/vocabulary/trimming_plan.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

/// A T5 without weights in `model`, and what trimming leaves of it in `small`.
class RestoringPlanTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(folder / "model");
    fs::create_directories(folder / "small");
    fs::copy_file(test::golden("tokenizers/small.model"), folder / "model/spiece.model");
    std::ofstream(folder / "model/config.json")
        << R"({"model_type": "t5", "d_model": 8, "d_kv": 4, "d_ff": 16, "num_layers": 1, "num_heads": 2,
               "vocab_size": 528, "eos_token_id": 1, "forced_bos_token_id": 300})";
    std::ofstream(folder / "corpus.txt") << "There is an apple.\n";
    const auto plan = TrimmingPlan::make(folder / "model", {{folder / "corpus.txt"}, {}, false}, {});
    ASSERT_TRUE(plan.ok()) << plan.error().message();
    ASSERT_TRUE(plan->write(folder / "small", {}).ok());
    trimmed = plan->numbers();
  }

  test::TemporaryDirectory folder;
  Json trimmed;
};

TEST_F(RestoringPlanTest, SaysWhatComesBackBeforeTheOriginalIsNamed) {
  const auto plan = RestoringPlan::make(folder / "small");
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  const Json numbers = plan->numbers();
  EXPECT_EQ(numbers["vocabulary"]["before"], trimmed["vocabulary"]["after"]);
  EXPECT_EQ(numbers["vocabulary"]["after"], trimmed["vocabulary"]["before"]);
  EXPECT_EQ(numbers["parameters_before"], trimmed["parameters"]);
  EXPECT_EQ(numbers["parameters"], trimmed["parameters_before"]);
  EXPECT_EQ(plan->config(), *readJsonFile(folder / "model/config.json"));
}

TEST_F(RestoringPlanTest, BiasedSequencesGetTheirOldIdsBack) {
  const Json old = {{"sequence_bias", Json::parse("[[[320], -3.0], [[330, 340], 2.0]]")}};
  std::ofstream(folder / "model/generation_config.json") << old.dump();
  const auto trimming = TrimmingPlan::make(folder / "model", {{folder / "corpus.txt"}, {}, false}, {});
  ASSERT_TRUE(trimming.ok()) << trimming.error().message();
  fs::create_directories(folder / "smaller");
  ASSERT_TRUE(trimming->write(folder / "smaller", {}).ok());
  const auto plan = RestoringPlan::make(folder / "smaller");
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  const Json trimmedConfig = readJsonFile(folder / "smaller/generation_config.json").value();
  EXPECT_NE(trimmedConfig, old);
  EXPECT_EQ(plan->withOldIds(trimmedConfig), old);
}

TEST_F(RestoringPlanTest, IdsBehindThePiecesMoveAndComeBack) {
  const Json config = {{"model_type", "t5"},  {"d_model", 8},      {"d_kv", 4},
                       {"d_ff", 16},          {"num_layers", 1},   {"num_heads", 2},
                       {"vocab_size", 9000},  {"eos_token_id", 1}, {"decoder_start_token_id", 8998},
                       {"pad_token_id", 8999}};
  const Json generation = {
      {"pad_token_id", 8999}, {"decoder_start_token_id", 8998}, {"forced_bos_token_id", 300}};
  std::ofstream(folder / "model/config.json") << config.dump();
  std::ofstream(folder / "model/generation_config.json") << generation.dump();
  const auto trimming = TrimmingPlan::make(folder / "model", {{folder / "corpus.txt"}, {}, false}, {});
  ASSERT_TRUE(trimming.ok()) << trimming.error().message();
  const std::int64_t rows = trimming->map().size();
  ASSERT_LT(rows, 600);
  EXPECT_EQ(trimming->config()["vocab_size"], rows);
  EXPECT_EQ(trimming->config()["pad_token_id"], rows - 1);
  EXPECT_EQ(trimming->config()["decoder_start_token_id"], rows - 2);
  EXPECT_EQ(trimming->generationConfig()["pad_token_id"], rows - 1);
  EXPECT_EQ(trimming->generationConfig()["decoder_start_token_id"], rows - 2);
  EXPECT_EQ(trimming->generationConfig()["forced_bos_token_id"], *trimming->map().newId(300));
  fs::create_directories(folder / "smaller");
  const auto written = trimming->write(folder / "smaller", {});
  ASSERT_TRUE(written.ok()) << written.error().message();
  const auto plan = RestoringPlan::make(folder / "smaller");
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_EQ(plan->config(), config);
  EXPECT_EQ(plan->withOldIds(*readJsonFile(folder / "smaller/generation_config.json")), generation);
}

TEST_F(RestoringPlanTest, TheOriginalIsKnownByItsTokenizer) {
  const auto plan = RestoringPlan::make(folder / "small");
  ASSERT_TRUE(plan.ok()) << plan.error().message();
  EXPECT_TRUE(plan->tokenizerOf(folder / "model").ok());
  const auto another = plan->tokenizerOf(folder / "small");
  ASSERT_FALSE(another.ok());
  EXPECT_EQ(another.error().kind, Error::Kind::invalidInput);
}

TEST_F(RestoringPlanTest, WhatWasNotTrimmedOrHasGrownIsRefused) {
  EXPECT_TRUE(isTrimmed(folder / "small"));
  EXPECT_FALSE(isTrimmed(folder / "model"));
  EXPECT_FALSE(RestoringPlan::make(folder / "model").ok());
  Json config = *readJsonFile(folder / "small/config.json");
  config["vocab_size"] = config["vocab_size"].get<int>() + 1;
  std::ofstream(folder / "small/config.json") << config.dump();
  const auto grown = RestoringPlan::make(folder / "small");
  ASSERT_FALSE(grown.ok());
  EXPECT_NE(grown.error().what.find("rows"), std::string::npos) << grown.error().what;
}

}  // namespace
}  // namespace s2s
