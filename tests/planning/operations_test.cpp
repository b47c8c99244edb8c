#include "engine/planning/operations.h"

#include <gtest/gtest.h>

#include "engine/core/name_pattern.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/shapes/block_names.h"
#include "engine/shapes/family.h"
#include "tests/support/paths.h"

namespace s2s::test {
namespace {

class OperationsTest : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const auto all = readJsonFile(golden("planning/operations.json"));
    ASSERT_TRUE(all) << all.error().message();
    m_golden = all->at(GetParam());
    const auto shape = shapeOfConfig(m_golden["config"]);
    ASSERT_TRUE(shape) << shape.error().message();
    m_shape = *shape;
    m_batch = {m_golden["rows"], m_golden["source"], 0, m_golden["target"], m_golden["predicted"]};
  }

  /// Holds a shape against a case of the golden file.
  void expectAsCounted(const ModelShape& shape, const Json& counted) const {
    EXPECT_EQ(forwardOperations(shape, m_batch), counted["forward"].get<double>()) << counted;
    EXPECT_EQ(trainingOperations(shape, m_batch, false),
              counted["forward"].get<double>() + counted["backward"].get<double>())
        << counted;
  }

  void expectAsCounted(const AdaptationSection& adaptation, const Json& counted) const {
    const auto adapted = adaptedShape(m_shape, adaptation);
    ASSERT_TRUE(adapted) << adapted.error().message();
    expectAsCounted(*adapted, counted);
  }

  Json m_golden;
  ModelShape m_shape;
  ComputedTokens m_batch;
};

TEST_P(OperationsTest, AreThoseOfPyTorchsCounter) {
  EXPECT_EQ(forwardOperations(m_shape, m_batch), m_golden["forward"].get<double>());
  EXPECT_EQ(trainingOperations(m_shape, m_batch, false),
            m_golden["forward"].get<double>() + m_golden["backward"].get<double>());
}

// A frozen encoder was counted as if gradients went through it to its very bottom.
TEST_P(OperationsTest, FrozenPartsGetTheGradientsThatAutogradMakes) {
  ASSERT_FALSE(m_golden["frozen"].empty());
  for (const Json& one : m_golden["frozen"]) {
    ModelShape shape = m_shape;
    const auto patterns = one["freeze"].get<std::vector<std::string>>();
    for (TensorShape& tensor : shape.tensors) {
      for (const std::string& pattern : patterns)
        tensor.isFrozen = tensor.isFrozen || fitsPattern(tensor.name, pattern);
    }
    expectAsCounted(shape, one);
  }
}

TEST_P(OperationsTest, LowRankUpdatesAndAdaptersCountAsTheyAre) {
  AdaptationSection lora;
  lora.kind = "lora";
  lora.loraRank = m_golden["lora"]["rank"];
  lora.loraTargets = m_golden["lora"]["targets"].get<std::vector<std::string>>();
  expectAsCounted(lora, m_golden["lora"]);
  AdaptationSection adapters;
  adapters.kind = "adapters";
  adapters.adapterWidth = m_golden["adapters"]["width"];
  expectAsCounted(adapters, m_golden["adapters"]);
}

TEST_P(OperationsTest, GradientCheckpointingAddsTheLayersOnce) {
  ComputedTokens withoutHead = m_batch;
  withoutHead.predicted = 0;
  EXPECT_EQ(trainingOperations(m_shape, m_batch, true),
            trainingOperations(m_shape, m_batch, false) + forwardOperations(m_shape, withoutHead));
}

TEST_P(OperationsTest, WhereNothingIsTrainedThereIsNoBackwardPass) {
  for (TensorShape& tensor : m_shape.tensors) tensor.isFrozen = true;
  EXPECT_EQ(trainingOperations(m_shape, m_batch, true), forwardOperations(m_shape, m_batch));
}

TEST_P(OperationsTest, CheckpointingRunsOnlyThoseLayersAgainThatGradientsComeThrough) {
  for (TensorShape& tensor : m_shape.tensors) tensor.isFrozen = true;
  const auto again = [&] {
    return trainingOperations(m_shape, m_batch, true) - trainingOperations(m_shape, m_batch, false);
  };
  EXPECT_EQ(again(), 0.0);
  ComputedTokens withoutHead = m_batch;
  withoutHead.predicted = 0;
  const double layers = forwardOperations(m_shape, withoutHead);
  if (m_shape.layers.decoder.layers == 0) return;
  const auto train = [&](const char* group, std::int64_t block) {
    for (TensorShape& tensor : m_shape.tensors)
      tensor.isFrozen &= tensor.group != group || blockOf(tensor.name) != block;
  };
  train("decoder", m_shape.layers.decoder.layers - 1);
  const double lastOfDecoder = again();
  EXPECT_GT(lastOfDecoder, 0.0);
  train("decoder", 0);
  EXPECT_NEAR(again(), lastOfDecoder * static_cast<double>(m_shape.layers.decoder.layers), 1e-6 * layers);
  EXPECT_LT(again(), layers);
  train("encoder", 0);
  EXPECT_NEAR(again(), layers, 1e-9 * layers);
}

TEST_P(OperationsTest, PartsAddUpToAllParameters) {
  const ParameterParts parts = parameterParts(m_shape);
  EXPECT_EQ(parts.total, m_shape.parameters());
  EXPECT_EQ(parts.embeddings + parts.outsideEmbeddings(), parts.total);
}

INSTANTIATE_TEST_SUITE_P(Models, OperationsTest,
                         testing::Values("t5", "t5-gated-untied", "bart", "m2m100", "bert"));

/// One layer of an encoder by hand: width 2, one head of width 2, inner width 3, one row of two tokens.
TEST(OperationsByHandTest, AnEncoderLayer) {
  ModelShape shape;
  shape.family = "bert";
  shape.layers.width = 2;
  shape.layers.encoder = {1, 1, 2, 3, false};
  // Four projections of 2×2 and a feed-forward part of 2×3 and 3×2, for two tokens; then scores and mixtures.
  const double products = 2.0 * 2 * (4 * 2 * 2 + 2 * 2 * 3), attention = 2.0 * (2 * 2 * 2) * 2;
  EXPECT_EQ(forwardOperations(shape, {1, 2, 0, 0, 0}), products + attention);
}

/// Both matrices of an untied T5 belong to the vocabulary; a tied one is counted once.
TEST(OperationsByHandTest, TheOutputMatrixIsNoLayer) {
  const auto all = readJsonFile(golden("planning/operations.json"));
  ASSERT_TRUE(all);
  const auto tied = shapeOfConfig(all->at("t5")["config"]),
             untied = shapeOfConfig(all->at("t5-gated-untied")["config"]);
  ASSERT_TRUE(tied && untied);
  EXPECT_EQ(parameterParts(*tied).embeddings, 50 * 24);
  EXPECT_EQ(parameterParts(*untied).embeddings, 2 * 50 * 24);
}

}  // namespace
}  // namespace s2s::test
