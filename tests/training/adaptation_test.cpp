// LoRA, adapters, biases, patterns and gradual unfreezing through the trainer.

#include <gtest/gtest.h>

#include <set>

#include "engine/checkpoints/safetensors.h"
#include "engine/models/model_bundle.h"
#include "engine/optimizers/optimizer.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/runs/peft_folder.h"
#include "engine/runs/updates_folder.h"
#include "engine/training/train.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_families.h"

namespace s2s {
namespace {

using test::bartLike;
using test::bertLike;

AdaptationSection ofKind(const std::string& kind) {
  AdaptationSection adaptation;
  adaptation.kind = kind;
  adaptation.loraRank = 2;
  adaptation.loraAlpha = 8.0;
  adaptation.loraDropout = 0.2;
  adaptation.adapterWidth = 5;
  return adaptation;
}

class AdaptationTest : public ::testing::Test {
 protected:
  /// A recipe that starts from stored weights of a model of this configuration.
  Recipe recipeFor(const std::string& name, const Json& config, const AdaptationSection& adaptation) {
    const auto folder = m_folder / (name + "-data");
    std::filesystem::create_directories(folder);
    const bool classifies = config.at("model_type") == "bert";
    Recipe recipe = classifies ? test::labelRecipe(folder, config) : test::tinyRecipe(folder);
    if (!classifies) test::writeText(folder / "model/config.json", writeJson(config, 2));
    recipe.training.steps = 1;
    recipe.training.accumulation = 2;
    recipe.evaluation.everySteps = 4;
    recipe.checkpoints.everySteps = 4;
    const auto base = run(name + "-base", recipe);
    recipe.model.from = base.checkpoint.string();
    recipe.model.initialization = "pretrained";
    recipe.training.steps = 9;
    recipe.adaptation = adaptation;
    return recipe;
  }

  TrainingOutcome run(const std::string& name, const Recipe& recipe, std::optional<std::int64_t> stop = {}) {
    auto outcome = train({recipe, m_folder / name, "", stop}, {}, m_control);
    EXPECT_TRUE(outcome.ok()) << name << ": " << outcome.error().message();
    return outcome.value();
  }

  std::string failure(Recipe recipe) {
    const auto outcome = train({recipe, m_folder / "never", "", {}}, {}, m_control);
    EXPECT_FALSE(std::filesystem::exists(m_folder / "never"));
    return outcome.ok() ? "" : outcome.error().message();
  }

  void expectSameAfterResume(const std::string& name, const Recipe& recipe) {
    const auto whole = run(name + "-whole", recipe);
    run(name + "-parts", recipe, 5);
    const auto resumed = resume({m_folder / (name + "-parts"), {}, {}}, {}, m_control);
    ASSERT_TRUE(resumed.ok()) << name << ": " << resumed.error().message();
    for (const char* file : {"model.safetensors", "training_state.safetensors"}) {
      const TensorMap first = readSafetensors(whole.checkpoint / file).value();
      const TensorMap second = readSafetensors(resumed->checkpoint / file).value();
      ASSERT_EQ(first.size(), second.size());
      for (const auto& [tensor, values] : first)
        EXPECT_TRUE(torch::equal(values, second.at(tensor))) << name << " " << file << " " << tensor;
    }
  }

  test::TemporaryDirectory m_folder;
  RunControl m_control;
};

TensorMap weightsOf(const std::filesystem::path& folder) {
  return readSafetensors(folder / "model.safetensors").value();
}

/// Names of tensors that two folders hold with other values.
std::set<std::string> changed(const std::filesystem::path& from, const std::filesystem::path& to) {
  const TensorMap before = weightsOf(from), after = weightsOf(to);
  std::set<std::string> names;
  for (const auto& [name, values] : before) {
    if (!torch::equal(values, after.at(name))) names.insert(name);
  }
  return names;
}

TEST_F(AdaptationTest, LowRankUpdatesAreSavedMergedAndApart) {
  const Recipe recipe = recipeFor("t5", test::tinyConfig(), ofKind("lora"));
  const auto outcome = run("t5-lora", recipe);
  const std::filesystem::path base = recipe.model.from;
  const std::set<std::string> names = changed(base, outcome.checkpoint);
  EXPECT_EQ(names.size(), 12u);  // queries and values of two blocks with one attention and two with two
  for (const std::string& name : names)
    EXPECT_TRUE(name.ends_with(".q.weight") || name.ends_with(".v.weight")) << name;
  EXPECT_EQ(weightsOf(outcome.checkpoint).size(), weightsOf(base).size());
  EXPECT_FALSE(readJsonFile(outcome.checkpoint / "config.json")->contains("workbench_lora"));

  const ModelBundle merged = openModel(outcome.checkpoint, torch::kFloat32, torch::kCPU).value();
  const ModelBundle adapter =
      openModel(outcome.checkpoint / kUpdatesFolder, torch::kFloat32, torch::kCPU).value();
  EXPECT_TRUE(adapter.tokenizer) << "the base's";
  for (const NamedTensor& named : merged.model->weights().stored())
    EXPECT_TRUE(torch::allclose(named.tensor, adapter.model->weights().at(named.name), 0, 1e-6))
        << named.name;
}

TEST_F(AdaptationTest, AveragedUpdatesAreMergedAlikeWithAndWithoutACopy) {
  Recipe recipe = recipeFor("averaged", test::tinyConfig(), ofKind("lora"));
  recipe.training.movingAverage = 0.9;
  recipe.checkpoints.keepLast = 9;
  run("averaged-copied", recipe);
  recipe.checkpoints.inBackground = false;
  run("averaged-waiting", recipe);
  const auto copied = listCheckpoints(m_folder / "averaged-copied"),
             waited = listCheckpoints(m_folder / "averaged-waiting");
  ASSERT_EQ(copied.size(), 3u);
  ASSERT_EQ(waited.size(), 3u);
  for (std::size_t i = 0; i < copied.size(); ++i) {
    for (const char* file : {"model.safetensors", "adapter/adapter_model.safetensors"}) {
      const TensorMap expected = readSafetensors(waited[i].path / file).value(),
                      found = readSafetensors(copied[i].path / file).value();
      for (const auto& [name, tensor] : expected) EXPECT_TRUE(torch::equal(tensor, found.at(name))) << name;
    }
    const ModelBundle merged = openModel(waited[i].path, torch::kFloat32, torch::kCPU).value();
    const ModelBundle apart =
        openModel(waited[i].path / kUpdatesFolder, torch::kFloat32, torch::kCPU).value();
    for (const NamedTensor& named : merged.model->weights().stored())
      EXPECT_TRUE(torch::allclose(named.tensor, apart.model->weights().at(named.name), 0, 1e-6))
          << named.name;
    const TensorMap state = readSafetensors(waited[i].path / "training_state.safetensors").value(),
                    adapter = readSafetensors(waited[i].path / "adapter/adapter_model.safetensors").value();
    for (const auto& [name, tensor] : adapter)
      EXPECT_TRUE(torch::equal(tensor, state.at("average." + name.substr(sizeof("base_model.model.") - 1))))
          << name;
  }
}

TEST_F(AdaptationTest, WhatIsFrozenHasNoOptimizerState) {
  const auto outcome = run("state", recipeFor("state", test::tinyConfig(), ofKind("lora")));
  std::size_t averages = 0;
  const auto state = readSafetensors(outcome.checkpoint / "training_state.safetensors").value();
  for (const auto& [name, tensor] : state) {
    if (!name.starts_with("optimizer.")) continue;
    EXPECT_NE(name.find(".lora_"), std::string::npos) << name;
    ++averages;
  }
  EXPECT_EQ(averages, 2u * 2u * 12u);
}

TEST_F(AdaptationTest, BrainFloatKeepsMastersOfTheUpdatesAlone) {
  Recipe recipe = recipeFor("rounded", test::tinyConfig(), ofKind("lora"));
  recipe.training.precision = "bfloat16";
  const auto outcome = run("rounded-lora", recipe);
  const auto state = readSafetensors(outcome.checkpoint / "training_state.safetensors").value();
  for (const auto& [name, tensor] : state)
    EXPECT_TRUE(!name.starts_with("master.") || name.find(".lora_") != std::string::npos) << name;
}

TEST_F(AdaptationTest, AdaptersAndNormsAreTrainedAndTheirCheckpointOpensAgain) {
  const Recipe recipe = recipeFor("adapted", bartLike("bart", 384), ofKind("adapters"));
  const auto outcome = run("adapted-run", recipe);
  for (const std::string& name : changed(recipe.model.from, outcome.checkpoint))
    EXPECT_NE(name.find("norm"), std::string::npos) << name;
  const ModelBundle bundle = openModel(outcome.checkpoint, torch::kFloat32, torch::kCPU).value();
  const std::string adapter = "model.decoder.layers.1.fc2.adapter.";
  EXPECT_EQ(bundle.model->weights().at(adapter + "down.weight").sizes(), (std::vector<std::int64_t>{5, 32}));
  EXPECT_GT(bundle.model->weights().at(adapter + "up.bias").abs().max().item<double>(), 0.0);
  EXPECT_EQ(bundle.model->config().at("workbench_adapters").at("width"), 5);
}

TEST_F(AdaptationTest, BiasesAndTheHeadAreTrained) {
  const Recipe recipe = recipeFor("biases", bertLike("bert"), ofKind("bias"));
  const auto outcome = run("biases-run", recipe);
  const std::set<std::string> names = changed(recipe.model.from, outcome.checkpoint);
  EXPECT_TRUE(names.contains("classifier.weight"));
  EXPECT_TRUE(names.contains("bert.encoder.layer.0.attention.self.query.bias"));
  for (const std::string& name : names) {
    const bool head = name.starts_with("classifier.") || name.starts_with("bert.pooler.");
    EXPECT_TRUE(head || name.ends_with(".bias")) << name;
  }
}

TEST_F(AdaptationTest, APatternKeepsTensorsAsTheyAre) {
  AdaptationSection adaptation;
  adaptation.freeze = {"encoder.*", "*.EncDecAttention.*"};
  const Recipe recipe = recipeFor("frozen", test::tinyConfig(), adaptation);
  const auto outcome = run("frozen-run", recipe);
  const std::set<std::string> names = changed(recipe.model.from, outcome.checkpoint);
  EXPECT_TRUE(names.contains("shared.weight"));
  for (const std::string& name : names) {
    EXPECT_FALSE(name.starts_with("encoder.")) << name;
    EXPECT_EQ(name.find("EncDecAttention"), std::string::npos) << name;
  }
}

TEST_F(AdaptationTest, NoGraphIsKeptBelowTheLowestTrainedLayer) {
  const auto model = makeModel(test::tinyConfig(), torch::kFloat32, torch::kCPU, 1).value();
  AdaptationSection adaptation;
  adaptation.freeze = {"encoder.*", "shared.weight"};
  model->weights().freezeAs(adaptedShape(model->weights().shape(), adaptation).value());
  auto& writer = dynamic_cast<Seq2SeqModel&>(*model);
  const torch::Tensor ids = torch::ones({2, 3}, torch::kInt64);
  const EncoderOutput encoder = writer.encode(ids, ids != 0, trainingMode(1, 2));
  EXPECT_FALSE(encoder.hidden.requires_grad());
  EXPECT_TRUE(writer.decode(encoder, ids, {}, trainingMode(1, 2)).requires_grad());
}

TEST_F(AdaptationTest, UnfreezingReachesLayersWhenTheirStepComes) {
  AdaptationSection adaptation;
  adaptation.unfreezeEvery = 4;
  Recipe recipe = recipeFor("gradual", test::tinyConfig(), adaptation);
  recipe.checkpoints.keepLast = 10;
  const auto outcome = run("gradual-run", recipe);
  const std::string first = "encoder.block.0.layer.0.SelfAttention.q.weight",
                    last = "encoder.block.1.layer.0.SelfAttention.q.weight";
  const auto checkpoints = outcome.run / "checkpoints";
  const std::set<std::string> early = changed(recipe.model.from, checkpoints / "step-000004");
  EXPECT_TRUE(early.contains(last));
  EXPECT_TRUE(early.contains("shared.weight")) << "tied: trained throughout";
  EXPECT_FALSE(early.contains(first));
  EXPECT_TRUE(changed(checkpoints / "step-000004", checkpoints / "step-000008").contains(first));
}

TEST_F(AdaptationTest, AParameterThatJoinsLateStartsWithAWholeStep) {
  // Adam's first update is the learning rate, whenever it comes: averages are corrected by a parameter's own
  // steps.
  const torch::Tensor weight = torch::ones({3}).set_requires_grad(true);
  TrainedParameters parameters({{"late", weight}});
  parameters.all().front().firstStep = 100;
  OptimizerSection options;
  options.kind = "adam";
  const auto optimizer = makeOptimizer(options, parameters).value();
  optimizer->setStepsDone(100);
  parameters.beginStep(99);
  EXPECT_FALSE(weight.requires_grad());
  parameters.beginStep(100);
  EXPECT_TRUE(weight.requires_grad());
  weight.mutable_grad() = torch::full({3}, 0.5);
  optimizer->step(0.01, 1.0);
  EXPECT_TRUE(torch::allclose(weight.detach(), torch::full({3}, 0.99)));
}

TEST_F(AdaptationTest, EveryKindResumesBitForBit) {
  AdaptationSection feedForward = ofKind("lora"), gradual;
  feedForward.loraTargets = {"q_proj", "fc1", "fc2"};
  gradual.unfreezeEvery = 3;
  const Json t5 = test::tinyConfig(), bart = bartLike("m2m_100", 384), bert = bertLike("bert");
  expectSameAfterResume("t5-lora", recipeFor("t5-lora", t5, ofKind("lora")));
  expectSameAfterResume("bart-lora", recipeFor("bart-lora", bart, feedForward));
  expectSameAfterResume("bert-lora", recipeFor("bert-lora", bert, ofKind("lora")));
  expectSameAfterResume("t5-adapters", recipeFor("t5-adapters", t5, ofKind("adapters")));
  expectSameAfterResume("bert-adapters", recipeFor("bert-adapters", bert, ofKind("adapters")));
  expectSameAfterResume("bart-bias", recipeFor("bart-bias", bart, ofKind("bias")));
  expectSameAfterResume("t5-gradual", recipeFor("t5-gradual", t5, gradual));
  Recipe rounded = recipeFor("t5-rounded", t5, ofKind("lora"));
  rounded.training.precision = "bfloat16";
  rounded.optimizer.kind = "adafactor";
  rounded.adaptation.unfreezeEvery = 3;
  expectSameAfterResume("t5-rounded", rounded);
}

// Updates that say nothing of a base were taken for those of drawn weights, and so were all that followed.
TEST_F(AdaptationTest, UpdatesThatDoNotSayWhetherTheyHaveABaseAreDamage) {
  const Recipe recipe = recipeFor("t5", test::tinyConfig(), ofKind("lora"));
  const auto whole = run("whole", recipe);
  const std::string base = baseOfAdapter(whole.checkpoint / kUpdatesFolder).value();
  EXPECT_FALSE(base.empty());
  for (const char* text : {"[]", "{}", R"({"base_model_name_or_path": 3})"}) {
    std::filesystem::remove_all(m_folder / "parts");
    run("parts", recipe, 5);
    const auto checkpoints = m_folder / "parts/checkpoints";
    test::writeText(checkpoints / "step-000005" / kUpdatesFolder / "adapter_config.json", text);
    const auto resumed = resume({m_folder / "parts", {}, {}}, {}, m_control);
    ASSERT_TRUE(resumed.ok()) << text << ": " << resumed.error().message();
    EXPECT_TRUE(std::filesystem::exists(checkpoints / "damaged-step-000005")) << text;
    EXPECT_EQ(baseOfAdapter(resumed->checkpoint / kUpdatesFolder).value(), base) << text;
    EXPECT_TRUE(changed(whole.checkpoint, resumed->checkpoint).empty()) << text;
  }
}

TEST_F(AdaptationTest, WrongWishesAreNamed) {
  Recipe recipe = recipeFor("wrong", test::tinyConfig(), ofKind("bias"));
  EXPECT_NE(failure(recipe).find("no bias terms"), std::string::npos);
  recipe.adaptation = ofKind("lora");
  recipe.adaptation.loraTargets = {"query"};
  EXPECT_NE(failure(recipe).find("adaptation.lora_targets"), std::string::npos);
  recipe.adaptation = {};
  recipe.adaptation.freeze = {"encoder.blocks.*"};
  EXPECT_NE(failure(recipe).find("adaptation.freeze.0"), std::string::npos);
}

}  // namespace
}  // namespace s2s
