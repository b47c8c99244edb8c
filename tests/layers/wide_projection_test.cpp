// What the products of processors that cannot multiply bfloat16 keep in memory, on every processor.
#include <gtest/gtest.h>

#include <vector>

#include "engine/layers/cpu_memory.h"
#include "engine/layers/projection.h"

namespace s2s {
namespace {

constexpr std::int64_t kRows = 64, kWidth = 256, kOutputs = 32;

torch::Tensor brainFloats(at::IntArrayRef sizes) {
  return torch::ones(sizes, torch::TensorOptions().dtype(torch::kBFloat16));
}

/// Bytes that go when the input of a product is given up before the backward pass; the gradient still comes.
std::uint64_t freedWithInput(const torch::Tensor& weight) {
  const torch::Tensor leaf = brainFloats({2, kRows / 2, kWidth}).requires_grad_(true);
  torch::Tensor input = leaf + 1.0;
  const torch::Tensor y = wideProject(input, weight);
  const std::uint64_t before = cpu_memory::allocatedBytes();
  input.reset();
  const std::uint64_t freed = before - cpu_memory::allocatedBytes();
  y.sum().backward();
  EXPECT_TRUE(torch::equal(leaf.grad(), torch::full_like(leaf.grad(), kOutputs)));
  return freed;
}

// With LoRA most weights are frozen, and the plan knew of no input that is kept for them.
TEST(WideProjectionTest, TheInputOfAFrozenWeightIsNotKept) {
  // With the number that was added to make it.
  EXPECT_NEAR(static_cast<double>(freedWithInput(brainFloats({kOutputs, kWidth}))), 2.0 * kRows * kWidth, 64);
}

TEST(WideProjectionTest, TheInputOfATrainedWeightIsKept) {
  const torch::Tensor weight = brainFloats({kOutputs, kWidth}).requires_grad_(true);
  EXPECT_EQ(freedWithInput(weight), 0u);
  EXPECT_TRUE(torch::equal(weight.grad(), torch::full_like(weight.grad(), 2.0 * kRows)));
}

TEST(WideProjectionTest, AGradientIsNoViewSoThatASecondIsAddedInPlace) {
  for (const std::vector<std::int64_t>& sizes :
       {std::vector<std::int64_t>{kRows, kWidth}, {4, kRows / 4, kWidth}}) {
    const torch::Tensor x = brainFloats(sizes).requires_grad_(true);
    torch::Tensor gradient;
    x.register_hook([&](const torch::Tensor& arriving) { gradient = arriving; });
    wideProject(x, brainFloats({kOutputs, kWidth})).sum().backward();
    ASSERT_TRUE(gradient.defined());
    EXPECT_FALSE(gradient.is_view());
    EXPECT_EQ(gradient.sizes(), x.sizes());
  }
}

}  // namespace
}  // namespace s2s
