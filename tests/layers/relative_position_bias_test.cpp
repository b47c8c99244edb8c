#include "engine/layers/relative_position_bias.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

std::vector<std::int64_t> buckets(std::vector<std::int64_t> relative, bool bidirectional, std::int64_t count,
                                  std::int64_t maximum) {
  const torch::Tensor result =
      relativePositionBuckets(torch::tensor(relative, torch::kInt64), bidirectional, count, maximum);
  return {result.const_data_ptr<std::int64_t>(), result.const_data_ptr<std::int64_t>() + result.numel()};
}

// Values of transformers' T5Attention._relative_position_bucket for the same arguments.
TEST(RelativePositionBiasTest, BidirectionalBucketsSplitBySignAndGrowLogarithmically) {
  EXPECT_EQ(buckets({-300, -128, -127, -16, -9, -8, -7, -1, 0, 1, 7, 8, 11, 12, 128, 1000}, true, 32, 128),
            (std::vector<std::int64_t>{15, 15, 15, 10, 8, 8, 7, 1, 0, 17, 23, 24, 24, 25, 31, 31}));
}

TEST(RelativePositionBiasTest, CausalBucketsIgnoreTheFuture) {
  EXPECT_EQ(buckets({-1000, -128, -64, -32, -31, -17, -16, -15, -1, 0, 1, 50}, false, 32, 128),
            (std::vector<std::int64_t>{31, 31, 26, 21, 21, 16, 16, 15, 1, 0, 0, 0}));
}

TEST(RelativePositionBiasTest, OtherCountsAndDistances) {
  EXPECT_EQ(buckets({-30, -20, -9, -5, -3, 0, 3, 6, 19, 20}, true, 12, 20),
            (std::vector<std::int64_t>{5, 5, 4, 3, 3, 0, 9, 10, 11, 11}));
  EXPECT_EQ(buckets({-30, -9, -8, -5, -4, -3, 0}, false, 8, 9),
            (std::vector<std::int64_t>{7, 7, 7, 5, 4, 3, 0}));
}

TEST(RelativePositionBiasTest, EveryPairTakesTheBiasOfItsDistance) {
  const torch::Tensor ofDistances = torch::arange(12, torch::kFloat32).view({2, 6});
  const torch::Tensor pairs = biasOfPairs(ofDistances, 3, 4);
  ASSERT_EQ(pairs.sizes(), (std::vector<std::int64_t>{2, 3, 4}));
  for (std::int64_t query = 0; query < 3; ++query) {
    for (std::int64_t key = 0; key < 4; ++key) {
      EXPECT_EQ(pairs[1][query][key].item<float>(), ofDistances[1][key - query + 2].item<float>());
    }
  }
}

}  // namespace
}  // namespace s2s
