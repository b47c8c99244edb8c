#include "engine/models/weights.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

ModelShape tinyShape() {
  return {"t5",
          {{"shared.weight", {5, 4}, "embedding", {Initialization::Kind::normal, 1.0}, "", false},
           {"encoder.norm.weight", {4}, "encoder", {Initialization::Kind::ones, 0.0}, "", false},
           {"lm_head.weight", {5, 4}, "head", {Initialization::Kind::normal, 1.0}, "shared.weight", false}}};
}

TEST(WeightsTest, TiedNamesShareOneTensor) {
  Weights weights = Weights::allocate(tinyShape(), torch::kFloat32, torch::kCPU);
  EXPECT_TRUE(weights.at("lm_head.weight").is_same(weights.at("shared.weight")));
  EXPECT_EQ(weights.parameters().size(), 2u);
}

TEST(WeightsTest, SameSeedGivesSameValues) {
  Weights first = Weights::allocate(tinyShape(), torch::kFloat32, torch::kCPU);
  Weights second = Weights::allocate(tinyShape(), torch::kFloat32, torch::kCPU);
  first.initialize(7);
  second.initialize(7);
  EXPECT_TRUE(torch::equal(first.at("shared.weight"), second.at("shared.weight")));
  second.initialize(8);
  EXPECT_FALSE(torch::equal(first.at("shared.weight"), second.at("shared.weight")));
  EXPECT_TRUE(torch::equal(first.at("encoder.norm.weight"), torch::ones({4})));
}

TEST(WeightsTest, StoredBuffersBeginAsDescribedAndAreNotTrained) {
  ModelShape shape = tinyShape();
  shape.tensors.push_back({"logits_bias", {1, 5}, "head", {Initialization::Kind::zeros, 0.0}, "", true});
  Weights weights = Weights::allocate(shape, torch::kFloat32, torch::kCPU);
  weights.initialize(7);
  EXPECT_TRUE(torch::equal(weights.at("logits_bias"), torch::zeros({1, 5})));
  EXPECT_FALSE(weights.at("logits_bias").requires_grad());
  EXPECT_EQ(weights.parameters().size(), 2u);
  EXPECT_EQ(weights.stored().size(), 3u);
}

TEST(WeightsTest, UnknownNameIsABrokenPromise) {
  Weights weights = Weights::allocate(tinyShape(), torch::kFloat32, torch::kCPU);
  EXPECT_THROW((void)weights.at("decoder.weight"), std::logic_error);
}

}  // namespace
}  // namespace s2s
