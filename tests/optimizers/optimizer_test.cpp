#include "engine/optimizers/optimizer.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

/// The numbers of tests/golden/optimizers/make.py.
torch::Tensor values(std::int64_t count, double phase) {
  return torch::sin(torch::arange(count, torch::kFloat64) * 0.7 + phase).to(torch::kFloat32);
}

std::vector<NamedTensor> goldenParameters(torch::Dtype dtype = torch::kFloat32) {
  std::vector<NamedTensor> all{{"matrix", values(12, 0.3).reshape({3, 4})},
                               {"vector", values(5, 1.1)},
                               {"small", values(6, 2.0).reshape({2, 3}) * 1e-4}};
  for (NamedTensor& parameter : all) parameter.tensor = parameter.tensor.to(dtype).set_requires_grad(true);
  return all;
}

void setGradients(const std::vector<NamedTensor>& parameters, int step) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const torch::Tensor& weight = parameters[i].tensor;
    const double factor = 0.1 + 0.5 * static_cast<double>(i);
    const torch::Tensor gradient = values(weight.numel(), 5.0 * step + static_cast<double>(i)) * factor;
    weight.mutable_grad() = gradient.reshape(weight.sizes()).to(weight.scalar_type());
  }
}

OptimizerSection optionsOf(const Json& json) {
  OptimizerSection options;
  options.kind = json.at("kind");
  options.learningRate.reset();
  if (!json.at("learning_rate").is_null()) options.learningRate = json.at("learning_rate").get<double>();
  options.weightDecay = json.value("weight_decay", options.weightDecay);
  options.beta1 = json.value("beta1", options.beta1);
  options.beta2 = json.value("beta2", options.beta2);
  options.epsilon = json.value("epsilon", options.epsilon);
  options.scaleParameter = json.value("scale_parameter", options.scaleParameter);
  options.relativeStep = json.value("relative_step", options.relativeStep);
  options.warmupInit = json.value("warmup_init", options.warmupInit);
  options.decayRate = json.value("decay_rate", options.decayRate);
  options.clipThreshold = json.value("clip_threshold", options.clipThreshold);
  return options;
}

TEST(OptimizerTest, StepsMatchTorchAndTransformers) {
  const Json golden = readJsonFile(test::golden("optimizers/optimizers.json")).value();
  for (const Json& expected : golden["cases"]) {
    const OptimizerSection options = optionsOf(expected["options"]);
    const auto tensors = goldenParameters();
    TrainedParameters parameters(tensors);
    auto optimizer = makeOptimizer(options, parameters).value();
    for (int step = 0; step < golden["steps"].get<int>(); ++step) {
      setGradients(tensors, step);
      optimizer->step(options.learningRate.value_or(0.0), 1.0);
    }
    for (std::size_t i = 0; i < tensors.size(); ++i) {
      const torch::Tensor wanted = torch::tensor(expected["weights"][i].get<std::vector<float>>());
      const double scale = wanted.abs().max().item<double>();
      EXPECT_LT((tensors[i].tensor.flatten() - wanted).abs().max().item<double>(), 2e-6 * scale)
          << writeJson(expected["options"]) << ", " << tensors[i].name;
    }
  }
}

TEST(OptimizerTest, StateMovedToAnotherOptimizerGoesOnBitForBit) {
  for (const std::string kind : {"adamw", "adam", "adafactor", "adamw in 8 bits"}) {
    OptimizerSection options;
    options.kind = kind.substr(0, kind.find(' '));
    if (kind.ends_with("bits")) options.state = "int8";
    const auto straight = goldenParameters(), first = goldenParameters();
    TrainedParameters straightParameters(straight), firstParameters(first);
    auto whole = makeOptimizer(options, straightParameters).value(),
         half = makeOptimizer(options, firstParameters).value();
    for (int step = 0; step < 3; ++step) {
      setGradients(straight, step);
      setGradients(first, step);
      whole->step(0.01, 0.5);
      half->step(0.01, 0.5);
    }
    auto resumed = makeOptimizer(options, firstParameters).value();
    const auto saved = half->state(), restored = resumed->state();
    ASSERT_EQ(saved.size(), restored.size());
    for (std::size_t i = 0; i < saved.size(); ++i) {
      EXPECT_EQ(saved[i].name, restored[i].name);
      restored[i].tensor.copy_(saved[i].tensor);
    }
    resumed->setStepsDone(half->stepsDone());
    setGradients(straight, 3);
    setGradients(first, 3);
    whole->step(0.01, 1.0);
    resumed->step(0.01, 1.0);
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_TRUE(torch::equal(straight[i].tensor, first[i].tensor)) << kind << ", " << first[i].name;
    }
  }
}

TEST(OptimizerTest, AMatrixInRangesIsUpdatedAsAWhole) {
  torch::Generator generator = at::detail::createCPUGenerator(5);
  const torch::Tensor start = torch::randn({1500, 1000}, generator),
                      gradient = torch::randn({1500, 1000}, generator);
  OptimizerSection options;
  options.kind = "adafactor";
  torch::Tensor weight = start.clone().set_requires_grad(true);
  TrainedParameters parameters({{"w", weight}});
  auto optimizer = makeOptimizer(options, parameters).value();
  weight.mutable_grad() = gradient.clone();
  optimizer->step(1e-3, 1.0);

  const torch::Tensor squares = gradient.to(torch::kFloat64).square() + 1e-30;
  const torch::Tensor rows = squares.mean(1), columns = squares.mean(0);
  torch::Tensor update = gradient / (rows / rows.mean()).sqrt().unsqueeze(1) / columns.sqrt().unsqueeze(0);
  update = update / update.square().mean().sqrt().clamp_min(1.0);
  const torch::Tensor wanted = start - update * 1e-3 * start.square().mean().sqrt();
  EXPECT_LT((weight.detach() - wanted).abs().max().item<double>(), 1e-6);
}

TEST(OptimizerTest, BfloatWeightsFollowTheirFloatMasters) {
  for (const std::string kind : {"adamw", "adafactor"}) {
    OptimizerSection options;
    options.kind = kind;
    const auto weights = goldenParameters(torch::kBFloat16);
    TrainedParameters parameters(weights);
    auto optimizer = makeOptimizer(options, parameters).value();
    const torch::Tensor before = parameters.all()[0].master.clone();
    for (int step = 0; step < 20; ++step) {
      setGradients(weights, 1);  // no element of it is zero
      optimizer->step(1e-5, 1.0);
    }
    EXPECT_EQ(parameters.masters().size(), weights.size());
    EXPECT_GT((parameters.all()[0].master - before).abs().min().item<double>(), 1e-7)
        << "updates too small for bfloat16 are kept by the masters";
    EXPECT_TRUE(torch::equal(weights[0].tensor, parameters.all()[0].master.to(torch::kBFloat16)));
  }
}

TEST(OptimizerTest, MastersBeginWithTheValuesBeforeRounding) {
  const auto weights = goldenParameters(torch::kBFloat16), originals = goldenParameters();
  const TrainedParameters parameters(weights, {originals[1]});
  EXPECT_TRUE(torch::equal(parameters.all()[1].master, originals[1].tensor));
  EXPECT_TRUE(torch::equal(parameters.all()[0].master, weights[0].tensor.to(torch::kFloat32)));
}

TEST(OptimizerTest, GradientsOfMicroBatchesAddUpInFloat) {
  const auto weights = goldenParameters(torch::kBFloat16);
  TrainedParameters parameters(weights);
  torch::Tensor sum = torch::zeros({3, 4});
  parameters.clearGradients();
  for (int microBatch = 0; microBatch < 5; ++microBatch) {
    setGradients(weights, microBatch);
    sum += weights[0].tensor.grad().to(torch::kFloat32);
    parameters.collectGradients(false);
  }
  EXPECT_TRUE(torch::equal(parameters.all()[0].gradient(), sum));
  parameters.clearGradients();
  EXPECT_EQ(parameters.gradientNorm(), 0.0);
}

TEST(OptimizerTest, ClippingFactorIsTorchs) {
  EXPECT_EQ(clippingFactor(0.5, 1.0), 1.0);
  EXPECT_EQ(clippingFactor(7.0, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(clippingFactor(4.0, 1.0), 1.0 / (4.0 + 1e-6));
}

TEST(OptimizerTest, NormCoversAllGradients) {
  const auto weights = goldenParameters();
  TrainedParameters parameters(weights);
  setGradients(weights, 0);
  double squares = 0.0;
  for (const NamedTensor& weight : weights) {
    squares += weight.tensor.grad().to(torch::kFloat64).square().sum().item<double>();
  }
  EXPECT_NEAR(parameters.gradientNorm(), std::sqrt(squares), 1e-6);
}

TEST(OptimizerTest, AveragesInEightBitsLeadToTheSamePlace) {
  torch::Generator generator = at::detail::createCPUGenerator(5);
  const torch::Tensor goal = torch::randn({30, 700}, generator);
  std::vector<torch::Tensor> ends;
  for (const std::string state : {"float32", "int8"}) {
    OptimizerSection options;
    options.state = state;
    torch::Tensor weight = torch::zeros({30, 700}, torch::requires_grad());
    TrainedParameters parameters({{"w", weight}});
    const auto optimizer = makeOptimizer(options, parameters).value();
    for (int step = 0; step < 300; ++step) {
      torch::Generator noise = at::detail::createCPUGenerator(static_cast<std::uint64_t>(step));
      weight.mutable_grad() = weight.detach() - goal + 0.3 * torch::randn({30, 700}, noise);
      optimizer->step(0.01, 1.0);
    }
    ends.push_back(weight.detach().clone());
    std::int64_t bytes = 0;
    for (const NamedTensor& average : optimizer->state())
      bytes += static_cast<std::int64_t>(average.tensor.nbytes());
    EXPECT_LT(bytes, state == "int8" ? 21000 * 2.1 : 21000 * 8.1);
  }
  const auto distance = [&](const torch::Tensor& end) { return (end - goal).square().mean().item<double>(); };
  EXPECT_LT(distance(ends[0]), 0.05);
  EXPECT_LT(distance(ends[1]), 1.1 * distance(ends[0]));
  EXPECT_LT((ends[0] - ends[1]).abs().mean().item<double>(), 0.03);
}

/// A decay of a thousandth is far below the distance of two codes; only the right mean of the rounding keeps
/// it.
TEST(OptimizerTest, SmallDecaysOfEightBitAveragesAreNotLost) {
  OptimizerSection options;
  options.state = "int8";
  torch::Tensor weight = torch::zeros({8, 2560}, torch::requires_grad());
  TrainedParameters parameters({{"w", weight}});
  const auto optimizer = makeOptimizer(options, parameters).value();
  const auto secondMean = [&] {
    const auto state = optimizer->state();
    const torch::Tensor codes = state[1].tensor.to(torch::kFloat32), scales = state[3].tensor;
    const torch::Tensor shares = torch::where(codes > 0, torch::exp2((codes - 255) / 8), torch::zeros({}));
    return (shares.view({8, 10, 256}) * scales.unsqueeze(2)).mean().item<double>();
  };
  torch::Generator generator = at::detail::createCPUGenerator(2);
  weight.mutable_grad() = torch::randn({8, 2560}, generator);
  optimizer->step(0.0, 1.0);
  const double before = secondMean();
  weight.mutable_grad() = torch::zeros({8, 2560});
  for (int step = 0; step < 200; ++step) optimizer->step(0.0, 1.0);
  EXPECT_NEAR(secondMean() / before, std::pow(0.999, 200), 0.03);
}

TEST(OptimizerTest, GroupsHaveRatesAndDecaysOfTheirOwn) {
  OptimizerSection options;
  options.weightDecay = 0.5;
  options.groups = {{"*norm*", 1.0, 0.0}, {"head.*", 10.0, std::nullopt}};
  const auto ones = [] { return torch::ones({4, 4}, torch::requires_grad()); };
  TrainedParameters parameters({{"a.norm.weight", ones()}, {"head.weight", ones()}, {"b.weight", ones()}});
  const auto optimizer = makeOptimizer(options, parameters).value();
  for (TrainedParameter& parameter : parameters.all()) parameter.weight.mutable_grad() = torch::ones({4, 4});
  optimizer->step(0.001, 1.0);
  // A first step of Adam is the rate itself; decay takes rate × decay.
  const auto value = [&](std::size_t i) { return parameters.all()[i].weight.detach()[0][0].item<double>(); };
  EXPECT_NEAR(value(0), 1.0 - 0.001, 1e-6);
  EXPECT_NEAR(value(1), 1.0 - 0.01 - 0.01 * 0.5, 1e-6);
  EXPECT_NEAR(value(2), 1.0 - 0.001 - 0.001 * 0.5, 1e-6);

  options.groups.push_back({"*.bias", 1.0, std::nullopt});
  const auto refused = makeOptimizer(options, parameters);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(refused.error().message().find("optimizer.groups.2"), std::string::npos);
}

TEST(OptimizerTest, FiltersOfAConvolutionLearnWithEveryOptimizer) {
  for (const std::string kind : {"adamw", "adam", "adafactor"}) {
    OptimizerSection options;
    options.kind = kind;
    torch::Tensor weight = torch::ones({4, 5, 3}, torch::requires_grad());
    TrainedParameters parameters({{"filters", weight}});
    const auto optimizer = makeOptimizer(options, parameters).value();
    weight.mutable_grad() = torch::ones({4, 5, 3});
    optimizer->step(0.01, 1.0);
    EXPECT_LT(weight.detach().max().item<double>(), 1.0) << kind;
  }
}

TEST(OptimizerTest, ImpossibleOptionsAreNamed) {
  TrainedParameters parameters(goldenParameters());
  OptimizerSection unknown, noRate, warmup;
  unknown.kind = "sgdx";
  noRate.learningRate.reset();
  warmup.kind = "adafactor";
  warmup.warmupInit = true;
  for (const OptimizerSection& options : {unknown, noRate, warmup}) {
    const auto made = makeOptimizer(options, parameters);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().kind, Error::Kind::invalidInput);
  }
  EXPECT_NE(makeOptimizer(unknown, parameters).error().message().find("adafactor"), std::string::npos);
}

}  // namespace
}  // namespace s2s
