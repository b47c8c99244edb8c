// LoRA's updates by themselves, exported from runs that differ from their base in what PEFT's layout holds
// and in what it does not.

#include <gtest/gtest.h>

#include "engine/front_door/model_export.h"
#include "engine/models/model_bundle.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

class UpdatesExportTest : public testing::Test {
 protected:
  /// A recipe for LoRA over stored weights: a T5, or a BERT that tells long sentences from short ones.
  Recipe recipeOver(const Json& config, const std::string& baseAdaptation = "full") {
    const fs::path data = folder / "data";
    const bool classifies = config.at("model_type") == "bert";
    Recipe recipe = classifies ? test::labelRecipe(data, config) : test::tinyRecipe(data);
    recipe.training.steps = 1;
    recipe.evaluation.everySteps = 0;
    if (classifies) recipe.data.train.front().target = std::string("size");
    recipe.adaptation.kind = baseAdaptation;
    const auto base = test::trainHere(recipe, folder / "base");
    recipe.model.from = base.checkpoint.string();
    recipe.model.initialization = "pretrained";
    recipe.training.steps = 3;
    recipe.optimizer.learningRate = 0.05;
    recipe.adaptation = {};
    recipe.adaptation.kind = "lora";
    return recipe;
  }

  Result<Json> exported(const Recipe& recipe) {
    test::trainHere(recipe, folder / "run");
    return exportAgain();
  }
  Result<Json> exportAgain() { return exportUpdates((folder / "run").string(), folder / "adapter"); }

  void expectRefused(const Result<Json>& done, const std::string& naming) {
    ASSERT_FALSE(done.ok()) << "an adapter was written that is another model";
    EXPECT_NE(done.error().message().find(naming), std::string::npos) << done.error().message();
    EXPECT_FALSE(fs::exists(folder / "adapter"));
  }

  void expectTheSameModel(const Result<Json>& done, double within) {
    ASSERT_TRUE(done.ok()) << done.error().message();
    EXPECT_EQ((*done)["verified"], true);
    const fs::path checkpoint = lastCheckpoint(folder / "run")->path;
    const ModelBundle whole = openModel(checkpoint, torch::kFloat32, torch::kCPU).value(),
                      alone = openModel(folder / "adapter", torch::kFloat32, torch::kCPU).value();
    for (const NamedTensor& named : whole.model->weights().stored())
      EXPECT_TRUE(torch::allclose(named.tensor, alone.model->weights().at(named.name), within, within))
          << named.name;
  }

  test::TemporaryDirectory folder;
};

TEST_F(UpdatesExportTest, WhatDiffersInTheUpdatesAloneIsWritten) {
  Recipe recipe = recipeOver(test::tinyConfig());
  recipe.training.dropout = 0.3;
  recipe.training.movingAverage = 0.9;
  const auto done = exported(recipe);
  expectTheSameModel(done, 1e-6);
  EXPECT_TRUE((*done)["warnings"].empty()) << (*done)["warnings"];
}

TEST_F(UpdatesExportTest, WeightsThatTheRunHeldRoundedAreThoseOfTheBase) {
  Recipe recipe = recipeOver(test::tinyConfig());
  recipe.training.precision = "bfloat16";
  expectTheSameModel(exported(recipe), 0.02);
}

TEST_F(UpdatesExportTest, LabelsThatTheBaseCallsOtherwiseAreWarnedOf) {
  Recipe recipe = recipeOver(test::bertLike("bert"));
  recipe.data.train.front().target = std::string("mood");
  const auto done = exported(recipe);
  expectTheSameModel(done, 1e-6);
  ASSERT_EQ((*done)["warnings"].size(), 1u);
  EXPECT_NE((*done)["warnings"][0].get<std::string>().find("label names"), std::string::npos);
}

TEST_F(UpdatesExportTest, OverriddenConfigurationIsRefusedByItsKey) {
  Recipe recipe = recipeOver(test::tinyConfig());
  recipe.model.overrides = {{"layer_norm_epsilon", 0.1}};
  expectRefused(exported(recipe), "layer_norm_epsilon");
}

TEST_F(UpdatesExportTest, LayersThatWereLeftOutAreRefused) {
  Recipe recipe = recipeOver(test::tinyConfig());
  recipe.model.overrides = {{"num_layers", 1}};
  expectRefused(exported(recipe), "num_layers");
}

TEST_F(UpdatesExportTest, AnotherTokenizerThanTheBasesIsRefused) {
  Recipe recipe = recipeOver(test::tinyConfig());
  fs::create_directories(folder / "tokenizer");
  test::writeText(folder / "tokenizer/tokenizer_config.json",
                  R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 100})");
  recipe.tokenizer.from = (folder / "tokenizer").string();
  expectRefused(exported(recipe), "tokenizer");
}

TEST_F(UpdatesExportTest, AHeadOfOursIsRefusedByItsKind) {
  Recipe recipe = recipeOver(test::bertLike("bert"));
  recipe.head.kind = "convolution";
  expectRefused(exported(recipe), "convolution");
}

TEST_F(UpdatesExportTest, AdaptersOfTheBaseAreWarnedOf) {
  const auto done = exported(recipeOver(test::tinyConfig(), "adapters"));
  expectTheSameModel(done, 1e-6);
  ASSERT_EQ((*done)["warnings"].size(), 1u);
  EXPECT_NE((*done)["warnings"][0].get<std::string>().find("transformers"), std::string::npos);
}

TEST_F(UpdatesExportTest, UpdatesThatDoNotSayWhetherTheyHaveABaseAreRefused) {
  const Recipe recipe = recipeOver(test::tinyConfig());
  test::trainHere(recipe, folder / "run");
  const fs::path file = lastCheckpoint(folder / "run")->path / "adapter/adapter_config.json";
  for (const char* text : {"[]", "{}", R"({"base_model_name_or_path": 3})"}) {
    test::writeText(file, text);
    expectRefused(exportAgain(), "step-000003/adapter/adapter_config.json");
  }
}

TEST_F(UpdatesExportTest, ABaseThatHasOtherWeightsByNowOrIsGoneIsRefused) {
  Recipe recipe = recipeOver(test::tinyConfig());
  ASSERT_TRUE(exported(recipe).ok());
  ASSERT_GT(fs::remove_all(folder / "adapter"), 0u);
  const fs::path base = recipe.model.from;
  recipe.adaptation.kind = "full";
  const auto other = test::trainHere(recipe, folder / "other");
  fs::copy_file(other.checkpoint / "model.safetensors", base / "model.safetensors",
                fs::copy_options::overwrite_existing);
  expectRefused(exportAgain(), "another model");
  fs::remove_all(base);
  expectRefused(exportAgain(), "base model");
}

// Its base and that adapter were added up in memory: there is no folder that the new updates belong to.
TEST_F(UpdatesExportTest, UpdatesOfARunThatBeganFromAnAdapterAreRefused) {
  Recipe recipe = recipeOver(test::tinyConfig());
  ASSERT_TRUE(exported(recipe).ok());
  recipe.model.from = (folder / "adapter").string();
  test::trainHere(recipe, folder / "second");
  const fs::path updates = lastCheckpoint(folder / "second")->path / "adapter";
  for (const fs::path& model : {folder / "second", updates}) {
    const auto done = exportUpdates(model.string(), folder / "second-adapter");
    ASSERT_FALSE(done.ok()) << "an adapter was written that belongs to nothing";
    EXPECT_NE(done.error().message().find("merged in memory"), std::string::npos) << done.error().message();
    EXPECT_FALSE(fs::exists(folder / "second-adapter"));
  }
  EXPECT_TRUE(exportModel((folder / "second").string(), folder / "whole", "", {}).ok());
}

TEST_F(UpdatesExportTest, UpdatesOfWeightsThatTheRunDrewNameNoBase) {
  Recipe recipe = test::tinyRecipe(folder / "data");
  recipe.training.steps = 1;
  recipe.evaluation.everySteps = 0;
  recipe.adaptation.kind = "lora";
  const auto done = exported(recipe);
  ASSERT_TRUE(done.ok()) << done.error().message();
  EXPECT_TRUE((*done)["base"].is_null());
}

}  // namespace
}  // namespace s2s
