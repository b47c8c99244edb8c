#include "engine/recipes/memory_estimate.h"

#include <gtest/gtest.h>

#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

MemoryEstimate estimateOf(const Json& config) {
  Recipe recipe;
  recipe.data.maxSourceTokens = recipe.data.maxTargetTokens = 64;
  return estimateTrainingMemory(shapeOfConfig(config).value(), recipe);
}

Json presetConfig(const std::string& name) { return findPreset(name).value()->config; }

TEST(MemoryEstimateTest, EveryPresetHasActivations) {
  for (const Preset& preset : presets()) EXPECT_GT(estimateOf(preset.config).activations, 0.0) << preset.name;
}

TEST(MemoryEstimateTest, WeightsAndGradientsAreFourBytesEach) {
  const MemoryEstimate estimate = estimateOf(presetConfig("bert-base-cased"));
  const double parameters =
      static_cast<double>(shapeOfConfig(presetConfig("bert-base-cased")).value().parameters());
  EXPECT_EQ(estimate.weights, 4.0 * parameters);
  EXPECT_EQ(estimate.gradients, 4.0 * parameters);
}

TEST(MemoryEstimateTest, AClassifierKeepsNoLogitsOfTheVocabulary) {
  const Json masked = presetConfig("bert-base-cased");
  const Json classifier = withTask(masked, ModelTask::sequenceClassification, headWithLabels(2));
  const Recipe recipe;
  const double logits = 2.0 * 4.0 * 28996 * 64 * static_cast<double>(recipe.training.batchSize);
  EXPECT_NEAR(estimateOf(masked).activations - estimateOf(classifier).activations, logits, 1.0);
}

TEST(MemoryEstimateTest, ABiEncoderKeepsTwoTexts) {
  ClassificationHead head = headWithLabels(1);
  head.kind = ClassificationHead::Kind::convolution;
  const Json bert = presetConfig("bert-base-cased");
  const double one = estimateOf(withTask(bert, ModelTask::sequenceClassification, head)).activations;
  head.kind = ClassificationHead::Kind::biEncoder;
  EXPECT_EQ(estimateOf(withTask(bert, ModelTask::sequenceClassification, head)).activations, 2.0 * one);
}

}  // namespace
}  // namespace s2s
