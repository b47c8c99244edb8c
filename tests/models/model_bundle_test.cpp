#include "engine/models/model_bundle.h"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/checkpoints/checkpoint.h"
#include "engine/checkpoints/safetensors.h"
#include "tests/support/memory_ceiling.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

Result<ModelBundle> open(const std::filesystem::path& folder) {
  return openModel(folder, torch::kFloat32, torch::kCPU);
}

/// A copy of a golden checkpoint that a test may change.
void copyGolden(const std::string& name, const std::filesystem::path& to) {
  std::filesystem::copy(test::golden("t5/" + name), to, std::filesystem::copy_options::recursive);
}

void changeJson(const std::filesystem::path& path, const std::string& key, const Json& value) {
  auto json = std::filesystem::exists(path) ? *readJsonFile(path) : Json::object();
  json[key] = value;
  std::ofstream(path) << writeJson(json);
}

TEST(ModelBundleTest, SavedModelsOpenWithTheSameWeightsAndConfiguration) {
  for (const char* name : {"t5-relu-tied", "t5-gated-untied", "umt5-tied", "mt5-silu"}) {
    test::TemporaryDirectory work;
    copyGolden(name, work / "original");
    changeJson(work / "original/config.json", "a_key_of_somebody", {{"kept", true}});
    const auto original = open(work / "original");
    ASSERT_TRUE(original) << original.error().message();
    EXPECT_TRUE(original->warnings.empty()) << original->warnings.front();
    const auto saved =
        saveModel(*original->model, nullptr, original->generationTokens, torch::kFloat32, work / "copy");
    ASSERT_TRUE(saved) << saved.error().message();
    const auto copy = open(work / "copy");
    ASSERT_TRUE(copy) << copy.error().message();
    for (const NamedTensor& named : original->model->weights().stored()) {
      EXPECT_TRUE(torch::equal(named.tensor, copy->model->weights().at(named.name))) << name << named.name;
    }
    const auto config = readJsonFile(work / "copy/config.json");
    ASSERT_TRUE(config);
    EXPECT_EQ((*config)["a_key_of_somebody"]["kept"], true);
    EXPECT_EQ((*config)["dtype"], "float32");
    EXPECT_EQ(copy->generationTokens.endIds, original->generationTokens.endIds);
    EXPECT_EQ(copy->generationTokens.decoderStartId, original->generationTokens.decoderStartId);
  }
}

TEST(ModelBundleTest, StoresInTheAskedTypeAndSaysSo) {
  test::TemporaryDirectory work;
  const auto original = open(test::golden("t5/t5-relu-tied"));
  ASSERT_TRUE(original);
  ASSERT_TRUE(
      saveModel(*original->model, nullptr, original->generationTokens, torch::kBFloat16, work / "half"));
  const auto checkpoint = openCheckpoint(work / "half");
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->tensors.at("shared.weight").scalar_type(), torch::kBFloat16);
  EXPECT_FALSE(checkpoint->tensors.contains("lm_head.weight")) << "tied tensors are stored once";
  EXPECT_EQ((*readJsonFile(work / "half/config.json"))["dtype"], "bfloat16");
}

/// Other programs take the longest answer and the beams from there.
TEST(ModelBundleTest, DefaultsOfGenerationAreKept) {
  const auto stored = [](const std::filesystem::path& folder) {
    const auto bundle = open(folder);
    return storedForm(*bundle, torch::kFloat32).generationConfig;
  };
  test::TemporaryDirectory work;
  copyGolden("t5-relu-tied", work / "configured");
  std::filesystem::remove(work / "configured/generation_config.json");
  changeJson(work / "configured/config.json", "max_length", 200);
  changeJson(work / "configured/config.json", "num_beams", 5);
  const Json configured = stored(work / "configured");
  EXPECT_EQ(configured["max_length"], 200) << "the new file hides config.json from transformers";
  EXPECT_EQ(configured["num_beams"], 5);

  changeJson(work / "configured/generation_config.json", "max_length", 150);
  changeJson(work / "configured/generation_config.json", "decoder_start_token_id", 0);
  changeJson(work / "configured/generation_config.json", "forced_bos_token_id", nullptr);
  const Json own = stored(work / "configured");
  EXPECT_EQ(own["max_length"], 150);
  EXPECT_FALSE(own.contains("num_beams")) << "where there is a file, it alone is read";
  EXPECT_FALSE(own.contains("forced_bos_token_id"));
  EXPECT_EQ(own["decoder_start_token_id"], 0);
}

TEST(ModelBundleTest, AnExistingFolderIsRefusedAndNothingIsLeftBehind) {
  test::TemporaryDirectory work;
  const auto original = open(test::golden("t5/t5-relu-tied"));
  ASSERT_TRUE(original);
  std::filesystem::create_directory(work / "taken");
  std::ofstream(work / "taken/file") << "mine";
  const auto saved =
      saveModel(*original->model, nullptr, original->generationTokens, torch::kFloat32, work / "taken");
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(work.path()), {}), 1);
  EXPECT_TRUE(std::filesystem::exists(work / "taken/file"));
}

TEST(ModelBundleTest, TokenizerFilesAreCarriedAlong) {
  test::TemporaryDirectory work;
  copyGolden("byt5-like", work / "original");
  changeJson(work / "original/tokenizer_config.json", "tokenizer_class", "ByT5Tokenizer");
  changeJson(work / "original/special_tokens_map.json", "eos_token", "</s>");
  const auto original = open(work / "original");
  ASSERT_TRUE(original) << original.error().message();
  ASSERT_NE(original->tokenizer, nullptr) << original->warnings.front();
  ASSERT_TRUE(saveModel(*original->model, original->tokenizer.get(), original->generationTokens,
                        torch::kFloat32, work / "copy", work / "original"));
  EXPECT_TRUE(std::filesystem::exists(work / "copy/special_tokens_map.json"));
  const auto copy = open(work / "copy");
  ASSERT_TRUE(copy);
  ASSERT_NE(copy->tokenizer, nullptr);
  EXPECT_EQ(copy->tokenizer->encode("żółw"), original->tokenizer->encode("żółw"));
}

TEST(ModelBundleTest, AnUnusableTokenizerIsAWarning) {
  test::TemporaryDirectory work;
  copyGolden("t5-relu-tied", work / "model");
  std::ofstream(work / "model/spiece.model") << "this is no SentencePiece model";
  const auto opened = open(work / "model");
  ASSERT_TRUE(opened) << opened.error().message();
  EXPECT_EQ(opened->tokenizer, nullptr);
  ASSERT_EQ(opened->warnings.size(), 1u);
  EXPECT_NE(opened->warnings[0].find("tokenizer"), std::string::npos);
}

TEST(ModelBundleTest, GenerationConfigGoesBeforeConfig) {
  test::TemporaryDirectory work;
  copyGolden("t5-relu-tied", work / "model");
  changeJson(work / "model/generation_config.json", "eos_token_id", {1, 7});
  changeJson(work / "model/generation_config.json", "forced_eos_token_id", 7);
  changeJson(work / "model/generation_config.json", "suppress_tokens", {3, 4});
  changeJson(work / "model/config.json", "eos_token_id", 5);
  const auto opened = open(work / "model");
  ASSERT_TRUE(opened) << opened.error().message();
  EXPECT_EQ(opened->generationTokens.endIds, (std::vector<std::int64_t>{1, 7}));
  EXPECT_EQ(opened->generationTokens.forcedLastId, 7);
  EXPECT_EQ(opened->generationTokens.suppressed, (std::vector<std::int64_t>{3, 4}));
  EXPECT_FALSE(opened->generationTokens.forcedFirstId.has_value());
  std::filesystem::remove(work / "model/generation_config.json");
  EXPECT_EQ(open(work / "model")->generationTokens.endIds, (std::vector<std::int64_t>{5}));
}

TEST(ModelBundleTest, WhatAnswersHereDoWithoutIsWarnedOf) {
  test::TemporaryDirectory work;
  copyGolden("t5-relu-tied", work / "model");
  const auto file = work / "model/generation_config.json";
  for (const auto& [key, nothing] : {std::pair<const char*, Json>{"num_beam_groups", 1},
                                     {"typical_p", 1.0},
                                     {"sequence_bias", nullptr},
                                     {"num_beams", 4}})
    changeJson(file, key, nothing);
  EXPECT_TRUE(open(work / "model")->warnings.empty());
  changeJson(file, "sequence_bias", Json::parse("[[[5], -3.0]]"));
  changeJson(file, "min_p", 0.1);
  const auto opened = open(work / "model");
  ASSERT_TRUE(opened) << opened.error().message();
  ASSERT_EQ(opened->warnings.size(), 1u);
  EXPECT_NE(opened->warnings[0].find("min_p, sequence_bias"), std::string::npos) << opened->warnings[0];
  EXPECT_TRUE(opened->generationDefaults.contains("sequence_bias")) << "other programs find it again";
}

TEST(ModelBundleTest, GenerationConfigWithoutIdsIsAnError) {
  test::TemporaryDirectory work;
  copyGolden("t5-relu-tied", work / "model");
  changeJson(work / "model/generation_config.json", "eos_token_id", "end");
  const auto opened = open(work / "model");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message().find("eos_token_id"), std::string::npos);
}

TEST(ModelBundleTest, GiantConfigurationsAllocateNothing) {
  test::TemporaryDirectory work;
  copyGolden("t5-relu-tied", work / "model");
  changeJson(work / "model/config.json", "vocab_size", 16'000'000);
  changeJson(work / "model/config.json", "d_model", 100'000);
  test::MemoryCeiling ceiling(400u << 20);
  const auto opened = open(work / "model");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message().find("do not fit the configuration"), std::string::npos)
      << opened.error().message();
}

TEST(ModelBundleTest, FoldersThatAreNoModelsSayWhatIsMissing) {
  test::TemporaryDirectory work;
  EXPECT_NE(open(work.path()).error().message().find("config.json"), std::string::npos);
  std::filesystem::copy_file(test::golden("t5/t5-relu-tied/config.json"), work / "config.json");
  EXPECT_NE(open(work.path()).error().message().find("model.safetensors"), std::string::npos);
}

}  // namespace
}  // namespace s2s
