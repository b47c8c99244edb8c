#include "engine/checkpoints/weight_loading.h"

#include <gtest/gtest.h>

#include <limits>

namespace s2s {
namespace {

ModelShape shape(bool tied) {
  return {"t5",
          {{"shared.weight", {3, 2}, "embedding", {}, "", false},
           {"encoder.embed_tokens.weight", {3, 2}, "encoder", {}, "shared.weight", false},
           {"encoder.norm.weight", {2}, "encoder", {}, "", false},
           {"lm_head.weight", {3, 2}, "head", {}, tied ? "shared.weight" : "", false}}};
}

Checkpoint checkpoint(TensorMap tensors) { return {"folder/model.safetensors", std::move(tensors)}; }

TEST(WeightLoadingTest, CopiesEveryTensorAndConvertsItsType) {
  const auto plan =
      planLoading(shape(true), checkpoint({{"shared.weight", torch::full({3, 2}, 1.5, torch::kBFloat16)},
                                           {"encoder.norm.weight", torch::ones({2}, torch::kFloat64)}}));
  ASSERT_TRUE(plan) << plan.error().message();
  EXPECT_TRUE(plan->warnings.empty());
  Weights weights = Weights::allocate(shape(true), torch::kFloat32, torch::kCPU);
  EXPECT_TRUE(copyWeights(*plan, weights).empty());
  EXPECT_TRUE(torch::equal(weights.at("lm_head.weight"), torch::full({3, 2}, 1.5)));
  EXPECT_TRUE(torch::equal(weights.at("encoder.norm.weight"), torch::ones({2})));
  EXPECT_TRUE(weights.at("shared.weight").requires_grad());
}

TEST(WeightLoadingTest, EqualCopiesOfTiedTensorsAreSilent) {
  const torch::Tensor values = torch::ones({3, 2});
  const auto plan = planLoading(shape(true), checkpoint({{"shared.weight", values},
                                                         {"lm_head.weight", values.clone()},
                                                         {"encoder.embed_tokens.weight", values},
                                                         {"encoder.norm.weight", torch::ones({2})}}));
  ASSERT_TRUE(plan);
  EXPECT_TRUE(plan->warnings.empty());
}

TEST(WeightLoadingTest, TheTiedOwnerWinsOverADifferentCopyWithAWarning) {
  const auto plan = planLoading(shape(true), checkpoint({{"shared.weight", torch::ones({3, 2})},
                                                         {"lm_head.weight", torch::zeros({3, 2})},
                                                         {"encoder.norm.weight", torch::ones({2})}}));
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->warnings.size(), 1u);
  EXPECT_NE(plan->warnings[0].find("lm_head.weight"), std::string::npos);
  EXPECT_TRUE(torch::equal(plan->sources[0].tensor, torch::ones({3, 2})));
}

TEST(WeightLoadingTest, ATiedTensorMayBeStoredUnderAnotherOfItsNames) {
  const auto plan =
      planLoading(shape(true), checkpoint({{"encoder.embed_tokens.weight", torch::full({3, 2}, 7.0)},
                                           {"encoder.norm.weight", torch::ones({2})}}));
  ASSERT_TRUE(plan) << plan.error().message();
  EXPECT_EQ(plan->sources[0].name, "shared.weight");
}

TEST(WeightLoadingTest, AnUntiedHeadIsNeverTakenFromTheEmbedding) {
  const auto plan = planLoading(shape(false), checkpoint({{"shared.weight", torch::ones({3, 2})},
                                                          {"encoder.norm.weight", torch::ones({2})}}));
  ASSERT_FALSE(plan);
  EXPECT_NE(plan.error().message().find("1 tensors are missing (lm_head.weight)"), std::string::npos)
      << plan.error().message();
}

TEST(WeightLoadingTest, MissingAndMisshapenTensorsAreListedTogether) {
  ModelShape large = shape(true);
  for (int i = 0; i < 14; ++i)
    large.tensors.push_back({"x" + std::to_string(i), {1}, "encoder", {}, "", false});
  const auto plan =
      planLoading(large, checkpoint({{"shared.weight", torch::ones({2, 3})},
                                     {"encoder.norm.weight", torch::ones({2}, torch::kInt64)}}));
  ASSERT_FALSE(plan);
  const std::string message = plan.error().message();
  EXPECT_NE(message.find("14 tensors are missing (x0, "), std::string::npos) << message;
  EXPECT_NE(message.find("x9 and 4 more)"), std::string::npos) << message;
  EXPECT_NE(message.find("shared.weight is [2×3] instead of [3×2]"), std::string::npos) << message;
  EXPECT_NE(message.find("encoder.norm.weight holds no floating-point numbers"), std::string::npos)
      << message;
  EXPECT_NE(message.find("folder/model.safetensors"), std::string::npos) << message;
}

TEST(WeightLoadingTest, ExtraTensorsAreAWarning) {
  const auto plan = planLoading(shape(true), checkpoint({{"shared.weight", torch::ones({3, 2})},
                                                         {"encoder.norm.weight", torch::ones({2})},
                                                         {"adapter.down", torch::ones({2})}}));
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->warnings.size(), 1u);
  EXPECT_NE(plan->warnings[0].find("'adapter.down'"), std::string::npos);
}

TEST(WeightLoadingTest, WhatTheModelComputesNeedNotBeInTheFileAndIsNoSurpriseThere) {
  ModelShape computing = shape(true);
  computing.tensors.push_back({"encoder.positions", {4, 2}, "embedding", {}, "", true, false});
  computing.obsoleteNames = {"encoder.position_ids"};
  const TensorMap stored = {{"shared.weight", torch::ones({3, 2})},
                            {"encoder.norm.weight", torch::ones({2})}};
  TensorMap older = stored;
  older.emplace("encoder.positions", torch::ones({9, 2}));
  older.emplace("encoder.position_ids", torch::arange(4));
  for (const TensorMap& tensors : {stored, older}) {
    const auto plan = planLoading(computing, checkpoint(tensors));
    ASSERT_TRUE(plan) << plan.error().message();
    EXPECT_TRUE(plan->warnings.empty());
    EXPECT_EQ(plan->sources.size(), 2u);
  }
  EXPECT_FALSE(Weights::allocate(computing, torch::kFloat32, torch::kCPU).contains("encoder.positions"));
}

TEST(WeightLoadingTest, NanLoadsWithAWarning) {
  torch::Tensor damaged = torch::ones({3, 2});
  damaged[2][1] = std::numeric_limits<float>::quiet_NaN();
  const auto plan = planLoading(
      shape(true), checkpoint({{"shared.weight", damaged}, {"encoder.norm.weight", torch::ones({2})}}));
  ASSERT_TRUE(plan);
  Weights weights = Weights::allocate(shape(true), torch::kBFloat16, torch::kCPU);
  const auto warnings = copyWeights(*plan, weights);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].find("shared.weight"), std::string::npos);
}

}  // namespace
}  // namespace s2s
