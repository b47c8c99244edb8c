#include "engine/training/bad_numbers.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/family_batches.h"

namespace s2s {
namespace {

class BadNumbersTest : public ::testing::Test {
 protected:
  BadNumbersTest() : m_model(test::tinyConfig(), {}) {}

  torch::Tensor weight(const std::string& name) { return m_model.bundle.model->weights().at(name).detach(); }
  std::string found(double scale = 0.1) {
    const Batch batch = makeBatch(test::familyExamples(test::tinyConfig(), 3), 0, torch::kCPU);
    return findBadNumbers(*m_model.task, m_model.bundle.model->weights(), batch, scale, 1);
  }

  test::FamilyTask m_model;
};

TEST_F(BadNumbersTest, SoundNumbersAreNotBlamed) { EXPECT_EQ(found(), ""); }

TEST_F(BadNumbersTest, AWeightIsNamed) {
  weight("decoder.block.1.layer.1.EncDecAttention.v.weight")[2][3] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(found(), "the weight decoder.block.1.layer.1.EncDecAttention.v.weight");
}

TEST_F(BadNumbersTest, TheFirstLayerWhoseOutputOverflowsIsNamed) {
  weight("encoder.block.1.layer.1.DenseReluDense.wi.weight").fill_(3e38);
  EXPECT_EQ(found(), "the output of encoder.block.1.layer.1.DenseReluDense.wi");
}

TEST_F(BadNumbersTest, AGradientThatOverflowsIsNamedWhereItFirstDoes) {
  EXPECT_EQ(found(std::numeric_limits<double>::infinity()),
            "the gradient of the output of decoder.final_layer_norm");
}

TEST_F(BadNumbersTest, TheLogitsAreNamed) {
  weight("shared.weight").fill_(1e10);
  weight("decoder.final_layer_norm.weight").fill_(1e30);
  EXPECT_EQ(found(), "the logits");
}

}  // namespace
}  // namespace s2s
