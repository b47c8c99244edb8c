#include "engine/layers/wide_product.h"

#include <gtest/gtest.h>

#include "engine/core/wide_tiles.h"
#include "engine/layers/cpu_memory.h"

namespace s2s {
namespace {

torch::Tensor randomBrainFloats(at::IntArrayRef sizes) { return torch::randn(sizes).to(torch::kBFloat16); }

/// What float64 makes of it, rounded once.
torch::Tensor exact(const torch::Tensor& a, const torch::Tensor& b) {
  return torch::matmul(a.to(torch::kFloat64), b.to(torch::kFloat64));
}

void expectNear(const torch::Tensor& answer, const torch::Tensor& wanted) {
  EXPECT_EQ(answer.scalar_type(), torch::kBFloat16);
  // Half a step of bfloat16, and the rounding of float32 where terms cancel.
  EXPECT_TRUE(torch::allclose(answer.to(torch::kFloat64), wanted, 0.004, 1e-3));
}

TEST(WideProductTest, TilesMakeTheWholeProduct) {
  torch::manual_seed(1);
  // Several tiles in every direction, none of them whole.
  const std::int64_t rows = 901, columns = 1203, inner = 2500;
  ASSERT_LT(wideTile(rows, columns, inner).rows, rows);
  ASSERT_LT(wideTile(rows, columns, inner).inner, inner);
  const torch::Tensor a = randomBrainFloats({rows, inner}), b = randomBrainFloats({columns, inner});
  const torch::Tensor c = torch::empty({rows, columns}, a.options());
  wideProductInto(c, a, b);
  expectNear(c, exact(a, b.t()));
}

TEST(WideProductTest, MatricesThatLieTheOtherWayRoundAreTaken) {
  torch::manual_seed(2);
  const torch::Tensor a = randomBrainFloats({700, 70}), b = randomBrainFloats({700, 3000});
  const torch::Tensor c = torch::empty({70, 3000}, a.options());
  wideProductInto(c, a.t(), b.t());
  expectNear(c, exact(a.t(), b));
}

TEST(WideProductTest, AProductIsAddedToWhatIsThere) {
  torch::manual_seed(3);
  const torch::Tensor a = randomBrainFloats({900, 40}), b = randomBrainFloats({900, 50});
  const torch::Tensor c = torch::full({40, 50}, 2.0, a.options());
  addWideProduct(c, a.t(), b.t());
  expectNear(c, exact(a.t(), b) + 2.0);
}

TEST(WideProductTest, ProductsOfManyMatricesComeInGroups) {
  torch::manual_seed(4);
  const torch::Tensor a = randomBrainFloats({150, 64, 64}), b = randomBrainFloats({150, 64, 64});
  ASSERT_LT(wideGroup(64, 64, 64), 150);
  expectNear(wideBatchedProduct(a, b.transpose(1, 2)), exact(a, b.transpose(1, 2)));
}

TEST(WideProductTest, OneOfManyMatricesMayBeBeyondTheBound) {
  torch::manual_seed(5);
  const torch::Tensor a = randomBrainFloats({2, 1500, 40}), b = randomBrainFloats({2, 40, 1300});
  ASSERT_EQ(wideGroup(1500, 1300, 40), 1);
  expectNear(wideBatchedProduct(a, b), exact(a, b));
}

// The logits of a chunk, widened as a whole, had been twice what the chunk itself takes.
TEST(WideProductTest, WhatIsWidenedInPassingIsBounded) {
  const torch::Tensor a = randomBrainFloats({2048, 32}), b = randomBrainFloats({40000, 32});
  const torch::Tensor c = torch::empty({2048, 40000}, a.options());
  cpu_memory::resetPeak();
  const std::uint64_t before = cpu_memory::allocatedBytes();
  wideProductInto(c, a, b);
  EXPECT_LE(cpu_memory::peakBytes() - before, std::uint64_t{kWideNumbers} * 4 + 4096);
}

}  // namespace
}  // namespace s2s
