// Tables of embeddings, of which a step uses some rows.

#include <gtest/gtest.h>

#include "engine/layers/cpu_memory.h"
#include "engine/optimizers/optimizer.h"

namespace s2s {
namespace {

/// What `work` takes of memory at once beyond what is held before.
template <typename Work>
std::uint64_t takenBy(const Work& work) {
  cpu_memory::resetPeak();
  const std::uint64_t before = cpu_memory::allocatedBytes();
  work();
  return cpu_memory::peakBytes() - before;
}

/// The vocabulary is the largest tensor of a small multilingual model: a copy of it is what does not fit.
TEST(OptimizerTest, AWideTableIsNeverCopied) {
  constexpr std::uint64_t kFewMib = 6 << 20;
  const torch::NoGradGuard noGrad;
  torch::Generator generator = at::detail::createCPUGenerator(5);
  const torch::Tensor values = torch::randn({60'000, 100}, generator),  // 24 MB in float32
      ids = torch::tensor({std::int64_t{7}, std::int64_t{41'000}}).unsqueeze(0);
  for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
    torch::Tensor weight = values.to(dtype).set_requires_grad(true);
    const torch::Tensor gradient = values.flip(0).to(dtype);
    TrainedParameters parameters({{"shared.weight", weight}});
    weight.mutable_grad() = gradient.clone();
    double norm = 0.0;
    EXPECT_LT(takenBy([&] { norm = parameters.gradientNorm(); }), kFewMib);
    EXPECT_NEAR(norm, gradient.to(torch::kFloat64).norm().item<double>(), 3e-4 * norm);

    parameters.collectGradients(false);
    weight.mutable_grad() = gradient.clone();
    EXPECT_LT(takenBy([&] { parameters.collectGradients(false); }), kFewMib);
    EXPECT_TRUE(torch::equal(parameters.all()[0].gradient(), gradient.to(torch::kFloat32) * 2.0));

    for (const std::string state : {"float32", "int8"}) {
      OptimizerSection options;
      options.weightDecay = 0.0;
      options.state = state;
      auto optimizer = makeOptimizer(options, parameters).value();
      // A row that moves on although its gradient is gone shows that its average is known.
      optimizer->state()[1].tensor[5].fill_(1);
      optimizer->state()[0].tensor[5].fill_(1);
      for (const NamedTensor& scales : optimizer->state()) {
        if (scales.name.find("scale") != std::string::npos) scales.tensor[5].fill_(1.0);
      }
      const torch::Tensor before = parameters.all()[0].master.clone();
      parameters.clearGradients();
      weight.mutable_grad() =
          torch::sparse_coo_tensor(ids, torch::ones({2, 100}, dtype), weight.sizes()).coalesce();
      EXPECT_LT(takenBy([&] { optimizer->step(0.01, 1.0); }), kFewMib) << state;
      const torch::Tensor moved = parameters.all()[0].master.ne(before).any(1).nonzero().flatten();
      EXPECT_TRUE(
          torch::equal(moved, torch::tensor({std::int64_t{5}, std::int64_t{7}, std::int64_t{41'000}})))
          << state << moved;
    }
  }
}

/// A table of which a step uses some rows: sparse gradients against the same as dense ones.
TEST(OptimizerTest, RowsOfATableAreUpdatedAsIfTheGradientWereDense) {
  for (const double decay : {0.0, 0.1}) {
    for (const std::string kind : {"adamw", "adam", "adafactor"}) {
      for (const torch::Dtype type : {torch::kFloat32, torch::kBFloat16}) {
        OptimizerSection options;
        options.kind = kind;
        options.weightDecay = decay;
        torch::Generator generator = at::detail::createCPUGenerator(9);
        const torch::Tensor start = torch::randn({40, 300}, generator).to(type);
        std::vector<torch::Tensor> results;
        for (const bool sparse : {false, true}) {
          torch::Tensor weight = start.clone().set_requires_grad(true);
          TrainedParameters parameters({{"table", weight}});
          const auto optimizer = makeOptimizer(options, parameters).value();
          for (int step = 0; step < 4; ++step) {
            torch::Generator own = at::detail::createCPUGenerator(static_cast<std::uint64_t>(step));
            const torch::Tensor ids = torch::randint(0, 30, {7}, own, torch::kInt64);  // some twice
            const torch::Tensor values = torch::randn({7, 300}, own).to(type);
            const torch::Tensor gradient = torch::sparse_coo_tensor(ids.unsqueeze(0), values, weight.sizes());
            parameters.clearGradients();
            weight.mutable_grad() = sparse ? gradient : settled(gradient).to_dense().to(type);
            parameters.collectGradients(true);
            optimizer->step(0.01, 0.5);
          }
          results.push_back(parameters.all()[0].master.clone());
          EXPECT_TRUE(torch::equal(weight.detach(), parameters.all()[0].master.to(type))) << kind;
        }
        const double tolerance = type == torch::kFloat32 ? 1e-6 : 2e-4;  // dense values are rounded once more
        EXPECT_LT((results[0] - results[1]).abs().max().item<double>(), tolerance) << kind << ", " << decay;
      }
    }
  }
}

/// With beta2 0 the second average of a row is zero again as soon as a step leaves the row out.
TEST(OptimizerTest, RowsWithoutASecondAverageGoOnBehindARestore) {
  const auto gradientOfRow = [](std::int64_t row) {
    return torch::sparse_coo_tensor(torch::tensor({row}).unsqueeze(0), torch::ones({1, 3}), {4, 3});
  };
  for (const std::string state : {"float32", "int8"}) {
    OptimizerSection options;
    options.beta2 = 0.0;
    options.weightDecay = 0.0;
    options.state = state;
    const torch::Tensor weight = torch::ones({4, 3}).set_requires_grad(true);
    TrainedParameters parameters({{"table", weight}});
    auto straight = makeOptimizer(options, parameters).value();
    for (const std::int64_t row : {1, 2}) {
      weight.mutable_grad() = gradientOfRow(row);
      straight->step(0.01, 1.0);
    }
    const torch::Tensor resumedWeight = weight.detach().clone().set_requires_grad(true);
    TrainedParameters resumedParameters({{"table", resumedWeight}});
    auto resumed = makeOptimizer(options, resumedParameters).value();
    const auto saved = straight->state(), restored = resumed->state();
    for (std::size_t i = 0; i < saved.size(); ++i) restored[i].tensor.copy_(saved[i].tensor);
    resumed->setStepsDone(straight->stepsDone());
    const torch::Tensor before = weight.detach().clone();
    weight.mutable_grad() = gradientOfRow(2);
    straight->step(0.01, 1.0);
    resumedWeight.mutable_grad() = gradientOfRow(2);
    resumed->step(0.01, 1.0);
    EXPECT_FALSE(torch::equal(weight[1], before[1])) << state << ": its first average moves it still";
    EXPECT_TRUE(torch::equal(weight, resumedWeight)) << state;
  }
}

}  // namespace
}  // namespace s2s
