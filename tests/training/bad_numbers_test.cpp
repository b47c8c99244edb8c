#include "engine/training/bad_numbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/layers/cpu_memory.h"
#include "engine/layers/numbers_probe.h"
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

TEST(AllFiniteTest, EveryEntryIsSeenAndNothingOfTheTensorsSizeIsMade) {
  const torch::NoGradGuard noGrad;
  for (const auto dtype : {torch::kFloat32, torch::kBFloat16, torch::kFloat16}) {
    torch::Tensor table = torch::full({1037, 1003}, -2.0, dtype);
    cpu_memory::resetPeak();
    const std::uint64_t before = cpu_memory::allocatedBytes();
    EXPECT_TRUE(allFinite(table));
    EXPECT_LT(cpu_memory::peakBytes() - before, 1000u);
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                            -std::numeric_limits<float>::infinity()}) {
      for (const std::int64_t place : {std::int64_t{0}, std::int64_t{517}, table.numel() - 1}) {
        table.view({-1})[place] = bad;
        EXPECT_FALSE(allFinite(table)) << dtype << " " << bad << " at " << place;
        table.view({-1})[place] = -2.0;
      }
    }
    EXPECT_TRUE(allFinite(table));
  }
  EXPECT_TRUE(allFinite(torch::empty({0, 4})));
  EXPECT_TRUE(allFinite(torch::zeros({}, torch::kInt64)));
  EXPECT_FALSE(allFinite(torch::tensor(std::numeric_limits<float>::quiet_NaN())));
  const torch::Tensor ids = torch::tensor({std::int64_t{3}}).unsqueeze(0);
  EXPECT_FALSE(allFinite(torch::sparse_coo_tensor(
      ids, torch::tensor({{1.0f, std::numeric_limits<float>::infinity()}}), {9, 2})));
}

TEST_F(BadNumbersTest, SoundNumbersAreNotBlamed) { EXPECT_EQ(found(), ""); }

TEST_F(BadNumbersTest, AWeightIsNamed) {
  weight("decoder.block.1.layer.1.EncDecAttention.v.weight")[2][3] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(found(), "the weight decoder.block.1.layer.1.EncDecAttention.v.weight");
}

/// A kernel that compares may take a NaN for a small number: then training goes on over a broken weight with
/// losses that look well.
TEST(BadWeightTest, NoLayerOfAnyFamilySwallowsIt) {
  const torch::NoGradGuard noGrad;
  for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
    for (const test::FamilyCase& family : test::familyCases()) {
      const test::FamilyTask model(family.config, {}, dtype);
      const Batch batch = makeBatch(test::familyExamples(family.config, 3), 0, torch::kCPU);
      ASSERT_TRUE(std::isfinite(model.task->evaluate(batch).totals.loss)) << family.name;
      for (const NamedTensor& parameter : model.parameters()) {
        // A row of these may be one that nothing looks up.
        if (parameter.name.find("embed") != std::string::npos || parameter.name == "shared.weight") continue;
        torch::Tensor row = parameter.tensor.detach().select(0, 0);
        const torch::Tensor sound = row.clone();
        row.fill_(std::numeric_limits<float>::quiet_NaN());
        EXPECT_FALSE(std::isfinite(model.task->evaluate(batch).totals.loss))
            << family.name << ": " << parameter.name << " in " << dtype;
        row.copy_(sound);
      }
    }
  }
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
