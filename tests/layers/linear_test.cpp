#include "engine/layers/linear.h"

#include <gtest/gtest.h>

#include "engine/layers/cpu_memory.h"
#include "engine/layers/dropout.h"
#include "engine/shapes/added_layers.h"

namespace s2s {
namespace {

/// A frozen matrix "fc2" [out, in] with a bias and an update of rank 2.
Weights updatedMatrix(std::int64_t out, std::int64_t in, double dropout) {
  ModelShape shape;
  const auto add = [&](const std::string& name, std::vector<std::int64_t> sizes, bool isFrozen) {
    TensorShape tensor;
    tensor.name = name;
    tensor.sizes = std::move(sizes);
    tensor.initialization = {Initialization::Kind::normal, 0.5};
    tensor.isFrozen = isFrozen;
    shape.tensors.push_back(tensor);
  };
  add("fc2.weight", {out, in}, true);
  add("fc2.bias", {out}, true);
  const std::string name = "fc2";
  add(name + kLowRankDown + ".weight", {2, in}, false);
  add(name + kLowRankUp + ".weight", {out, 2}, false);
  shape.lora = LowRankUpdates{2, 6.0, dropout, {"fc2"}, ""};
  Weights weights = Weights::allocate(shape, torch::kFloat32, torch::kCPU);
  weights.initialize(3);
  return weights;
}

torch::Tensor numbers(std::vector<std::int64_t> sizes, std::uint64_t seed) {
  torch::Generator generator = at::detail::createCPUGenerator(seed);
  return torch::empty(sizes).normal_(0.0, 1.0, generator);
}

TEST(LinearTest, AnUpdatedMatrixGivesTheSumOfBothProductsAndItsGradients) {
  for (const double dropped : {0.0, 0.4}) {
    const Weights weights = updatedMatrix(5, 12, dropped);
    const LowRankUpdate update = weights.lowRankUpdate("fc2").value();
    for (const std::vector<std::int64_t>& sizes : {std::vector<std::int64_t>{3, 4, 12}, {3, 12}}) {
      const torch::Tensor x = numbers(sizes, 1).requires_grad_(true);
      const torch::Tensor same = x.detach().clone().requires_grad_(true);
      const torch::Tensor read = dropout(same, dropped, trainingMode(7, 3));
      const torch::Tensor expected = torch::linear(same, weights.at("fc2.weight"), weights.at("fc2.bias")) +
                                     3.0 * torch::matmul(torch::matmul(read, update.down.t()), update.up.t());
      const torch::Tensor y = Linear(weights, "fc2")(x, trainingMode(7, 3));
      ASSERT_EQ(y.sizes(), expected.sizes());
      EXPECT_TRUE(torch::allclose(y, expected, 1e-5, 1e-5)) << dropped;
      const torch::Tensor gradient = numbers(y.sizes().vec(), 2);
      y.backward(gradient);
      const torch::Tensor ofDown = update.down.grad().clone();
      update.down.mutable_grad().reset();
      expected.backward(gradient);
      EXPECT_TRUE(torch::allclose(x.grad(), same.grad(), 1e-4, 1e-4)) << dropped;
      EXPECT_TRUE(torch::allclose(ofDown, update.down.grad(), 1e-4, 1e-4)) << dropped;
      update.down.mutable_grad().reset();
    }
  }
}

// The plan counts the gradient through the matrix and the one through the update, and no third for their sum.
TEST(LinearTest, BothGradientsOfAnUpdatedMatrixsInputMeetInTheFirst) {
  const Weights weights = updatedMatrix(8, 2048, 0.0);
  const torch::Tensor x = numbers({16, 32, 2048}, 1).requires_grad_(true);
  const torch::Tensor y = Linear(weights, "fc2")(x);
  const torch::Tensor gradient = torch::ones_like(y);
  const std::uint64_t before = cpu_memory::allocatedBytes();
  cpu_memory::resetPeak();
  y.backward(gradient);
  const auto one = static_cast<double>(x.numel() * 4);
  EXPECT_NEAR(static_cast<double>(cpu_memory::peakBytes() - before), 2.0 * one, 0.2 * one);
}

}  // namespace
}  // namespace s2s
