#include "engine/recipes/adapted_shape.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/shapes/added_layers.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

ModelShape presetShape(const std::string& name) {
  return shapeOfConfig(findPreset(name).value()->config).value();
}

ModelShape classifierShape(const std::string& preset) {
  return shapeOfConfig(withTask(findPreset(preset).value()->config, ModelTask::sequenceClassification,
                                headWithLabels(2)))
      .value();
}

AdaptationSection ofKind(const std::string& kind) {
  AdaptationSection adaptation;
  adaptation.kind = kind;
  return adaptation;
}

const TensorShape& tensorOf(const ModelShape& shape, const std::string& name) {
  const auto found = std::ranges::find(shape.tensors, name, &TensorShape::name);
  if (found == shape.tensors.end()) throw std::logic_error("no tensor " + name);
  return *found;
}

std::string errorOf(const ModelShape& shape, const AdaptationSection& adaptation) {
  const auto adapted = adaptedShape(shape, adaptation);
  return adapted ? "" : adapted.error().message();
}

TEST(AdaptedShapeTest, FullTrainingFreezesNothing) {
  const ModelShape shape = presetShape("t5-small");
  EXPECT_EQ(adaptedShape(shape, {})->trainedParameters(), shape.parameters());
}

TEST(AdaptedShapeTest, LowRankUpdatesOfQueriesAndValuesAreAsManyAsInPeft) {
  // get_nb_trainable_parameters of PEFT 0.17.1 with r = 8 and its default targets.
  EXPECT_EQ(adaptedShape(presetShape("t5-small"), ofKind("lora"))->trainedParameters(), 294912);
  EXPECT_EQ(adaptedShape(presetShape("bart-base"), ofKind("lora"))->trainedParameters(), 442368);
  EXPECT_EQ(adaptedShape(presetShape("bert-base-cased"), ofKind("lora"))->trainedParameters(), 294912);
}

TEST(AdaptedShapeTest, TargetsAreTheLastPartsOfProjectionNames) {
  AdaptationSection adaptation = ofKind("lora");
  adaptation.loraTargets = {"wi_0", "wo"};
  const ModelShape shape = adaptedShape(presetShape("mt5-small"), adaptation).value();
  EXPECT_EQ(tensorOf(shape, "encoder.block.3.layer.1.DenseReluDense.wo.lora_A.weight").sizes,
            (std::vector<std::int64_t>{8, 1024}));
  EXPECT_EQ(tensorOf(shape, "decoder.block.0.layer.2.DenseReluDense.wi_0.lora_B.weight").sizes,
            (std::vector<std::int64_t>{1024, 8}));
  adaptation.loraTargets = {"fc1"};
  const std::string error = errorOf(presetShape("mt5-small"), adaptation);
  EXPECT_NE(error.find("\"fc1\""), std::string::npos) << error;
  EXPECT_NE(error.find("q, k, v, o, wi_0, wi_1, wo"), std::string::npos) << error;
}

TEST(AdaptedShapeTest, AnAdapterHasTheParametersThatItsPaperCounts) {
  AdaptationSection adaptation = ofKind("adapters");
  adaptation.adapterWidth = 16;
  for (const auto& [name, blocks, norms] :
       {std::tuple("t5-small", 12, 32 * 512), std::tuple("bert-base-cased", 12, 26 * 2 * 768)}) {
    const ModelShape before = presetShape(name);
    const ModelShape shape = adaptedShape(before, adaptation).value();
    const std::int64_t m = shape.layers.width, d = 16;
    EXPECT_EQ(shape.parameters() - before.parameters(), blocks * (2 * m * d + d + m)) << name;
    EXPECT_EQ(shape.trainedParameters(), blocks * (2 * m * d + d + m) + norms) << name;
  }
}

TEST(AdaptedShapeTest, AdaptersOfAConfigurationAreNotAddedAgain) {
  Json config = findPreset("t5-small").value()->config;
  writeAdapters(32, config);
  const ModelShape stored = shapeOfConfig(config).value();
  AdaptationSection adaptation = ofKind("adapters");
  adaptation.adapterWidth = 32;
  EXPECT_EQ(adaptedShape(stored, adaptation)->parameters(), stored.parameters());
  adaptation.adapterWidth = 64;
  EXPECT_NE(errorOf(stored, adaptation).find("width 32"), std::string::npos);
}

TEST(AdaptedShapeTest, BiasTermsAreTrainedWithTheClassifier) {
  const ModelShape shape = adaptedShape(classifierShape("bert-base-cased"), ofKind("bias")).value();
  // Per layer: four of the attention, two of the feed-forward network, two norms; and the embeddings' norm.
  const std::int64_t biases = 12 * (4 * 768 + 3072 + 768 + 2 * 768) + 768;
  EXPECT_EQ(shape.trainedParameters(), biases + 768 * 768 + 768 + 2 * 768 + 2);
}

TEST(AdaptedShapeTest, AFamilyWithoutBiasesSaysSo) {
  const std::string error = errorOf(presetShape("t5-small"), ofKind("bias"));
  EXPECT_NE(error.find("t5 have no bias terms"), std::string::npos) << error;
}

TEST(AdaptedShapeTest, PatternsFreezeByName) {
  AdaptationSection adaptation;
  adaptation.freeze = {"encoder.block.?.layer.0.*"};
  const ModelShape shape = adaptedShape(presetShape("t5-small"), adaptation).value();
  EXPECT_TRUE(tensorOf(shape, "encoder.block.5.layer.0.SelfAttention.q.weight").isFrozen);
  EXPECT_FALSE(tensorOf(shape, "encoder.block.5.layer.1.DenseReluDense.wi.weight").isFrozen);
  EXPECT_FALSE(tensorOf(shape, "shared.weight").isFrozen);
}

TEST(AdaptedShapeTest, APatternThatFitsNothingNamesWhatIsNear) {
  AdaptationSection adaptation;
  adaptation.freeze = {"shared.wieght"};
  EXPECT_NE(errorOf(presetShape("t5-small"), adaptation).find("did you mean shared.weight?"),
            std::string::npos);
  adaptation.freeze = {"lm_head.*"};
  EXPECT_NE(errorOf(presetShape("t5-small"), adaptation).find("another name of shared.weight"),
            std::string::npos);
}

TEST(AdaptedShapeTest, WhatIsNearIsFoundPastStarsAndCase) {
  AdaptationSection adaptation;
  adaptation.freeze = {"*norm*"};
  const std::string error = errorOf(presetShape("bert-base-cased"), adaptation);
  EXPECT_NE(error.find("did you mean bert.embeddings.LayerNorm.weight?"), std::string::npos) << error;
}

TEST(AdaptedShapeTest, AGroupOfTheOptimizerThatFitsNothingIsAnError) {
  Recipe recipe;
  recipe.optimizer.groups.resize(1);
  recipe.optimizer.groups[0].names = "shared.wieght";
  const auto shape = trainedShape(presetShape("t5-small"), recipe);
  ASSERT_FALSE(shape);
  EXPECT_EQ(shape.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(shape.error().what, "optimizer.groups.0.names: \"shared.wieght\" fits no tensor");
  recipe.optimizer.groups[0].names = "shared.*";
  EXPECT_TRUE(trainedShape(presetShape("t5-small"), recipe));
}

TEST(AdaptedShapeTest, NothingLeftToTrainIsAnError) {
  AdaptationSection adaptation;
  adaptation.freeze = {"*"};
  EXPECT_NE(errorOf(presetShape("t5-small"), adaptation).find("nothing is left to train"), std::string::npos);
}

TEST(AdaptedShapeTest, AClassifierLearnsOnItsLastLayers) {
  AdaptationSection adaptation;
  adaptation.encoder = "last-layers";
  adaptation.trainedLayers = 2;
  const ModelShape shape = adaptedShape(classifierShape("bert-base-cased"), adaptation).value();
  EXPECT_TRUE(tensorOf(shape, "bert.encoder.layer.9.output.dense.weight").isFrozen);
  EXPECT_FALSE(tensorOf(shape, "bert.encoder.layer.10.output.dense.weight").isFrozen);
  EXPECT_FALSE(tensorOf(shape, "classifier.weight").isFrozen);
  EXPECT_NE(errorOf(presetShape("t5-small"), adaptation).find("only classifiers"), std::string::npos);
}

TEST(AdaptedShapeTest, GroupsCountWhatIsTrained) {
  const ModelShape shape = adaptedShape(presetShape("t5-small"), ofKind("lora")).value();
  std::int64_t all = 0, trained = 0;
  for (const ParameterGroup& group : shape.groups()) all += group.parameters, trained += group.trained;
  EXPECT_EQ(all, shape.parameters());
  EXPECT_EQ(trained, shape.trainedParameters());
}

TEST(GradualUnfreezingTest, GoesFromTheLastBlockOfBothStacksDown) {
  const ModelShape shape = presetShape("t5-small");  // six blocks each, tied
  const auto step = [&](const std::string& name) {
    return unfreezingStep(tensorOf(shape, name), shape, 100);
  };
  EXPECT_EQ(step("encoder.block.5.layer.0.SelfAttention.q.weight"), 0);
  EXPECT_EQ(step("decoder.block.5.layer.2.DenseReluDense.wo.weight"), 0);
  EXPECT_EQ(step("decoder.block.4.layer.0.SelfAttention.q.weight"), 100);
  EXPECT_EQ(step("encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight"), 500);
  EXPECT_EQ(step("encoder.final_layer_norm.weight"), 0);
  EXPECT_EQ(step("shared.weight"), 0) << "the output matrix too: trained throughout";
  EXPECT_EQ(unfreezingStep(tensorOf(shape, "encoder.block.0.layer.0.layer_norm.weight"), shape, 0), 0);
}

TEST(GradualUnfreezingTest, AnEmbeddingOfTheInputAloneJoinsWithTheFirstBlock) {
  const ModelShape untied = presetShape("mt5-small");  // eight blocks each
  EXPECT_EQ(unfreezingStep(tensorOf(untied, "shared.weight"), untied, 10), 70);
  EXPECT_EQ(unfreezingStep(tensorOf(untied, "lm_head.weight"), untied, 10), 0);
  const ModelShape bart = presetShape("bart-base");  // six
  EXPECT_EQ(unfreezingStep(tensorOf(bart, "model.encoder.layernorm_embedding.weight"), bart, 10), 50);
  EXPECT_EQ(unfreezingStep(tensorOf(bart, "model.decoder.embed_positions.weight"), bart, 10), 50);
}

}  // namespace
}  // namespace s2s
