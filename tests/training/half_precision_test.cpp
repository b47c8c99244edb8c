// float16 is for cards; what it computes there is checked here on matrices so small that a processor's slow
// float16 does not matter.

#include <gtest/gtest.h>

#include "engine/optimizers/trained_parameters.h"
#include "engine/training/gradient_scaler.h"
#include "engine/training/training_loop.h"
#include "tests/support/family_batches.h"
#include "tests/support/temporary_directory.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

TEST(GradientScalerTest, FollowsTheRuleOfTorch) {
  GradientScaler scaler;
  EXPECT_EQ(scaler.scale(), 65536.0);
  scaler.update(true);
  scaler.update(true);
  EXPECT_EQ(scaler.scale(), 16384.0);
  for (int step = 0; step < 1999; ++step) scaler.update(false);
  EXPECT_EQ(scaler.scale(), 16384.0);
  scaler.update(false);
  EXPECT_EQ(scaler.scale(), 32768.0);
  for (int step = 0; step < 1500; ++step) scaler.update(false);
  scaler.update(true);
  EXPECT_EQ(scaler.scale(), 16384.0);
  GradientScaler resumed;
  resumed.restore(scaler.state());
  for (int step = 0; step < 2000; ++step) resumed.update(false);
  EXPECT_EQ(resumed.scale(), 32768.0);
}

TEST(HalfPrecisionTest, LossesAndScaledGradientsAreCloseToFloat32) {
  for (const test::FamilyCase& family : test::familyCases()) {
    const Batch batch = makeBatch(test::familyExamples(family.config, 3), 0, torch::kCPU);
    const test::FamilyTask exact(family.config, {}), half(family.config, {}, torch::kHalf);
    const LossTotals expected = exact.task->backward(batch, 0.1, 3);
    const LossTotals got = half.task->backward(batch, 0.1 * 1024.0, 3);
    EXPECT_NEAR(got.loss, expected.loss, 0.01 * expected.loss) << family.name;
    const auto a = exact.parameters(), b = half.parameters();
    for (std::size_t i = 0; i < a.size(); ++i) {
      ASSERT_EQ(a[i].tensor.grad().defined(), b[i].tensor.grad().defined()) << a[i].name;
      if (!a[i].tensor.grad().defined()) continue;
      const auto dense = [](const torch::Tensor& x) { return settled(x).to_dense().to(torch::kFloat32); };
      const torch::Tensor wanted = dense(a[i].tensor.grad()), found = dense(b[i].tensor.grad()) / 1024.0;
      EXPECT_LT((wanted - found).norm().item<double>(), 0.1 * wanted.norm().item<double>() + 1e-5)
          << family.name << " " << a[i].name;
    }
  }
}

/// T5's last matrix of a block gives sums beyond float16's 65,504 long before its activations do.
TEST(HalfPrecisionTest, T5sFeedForwardMayOverflowFloat16) {
  const test::FamilyTask model(test::tinyConfig(), {}, torch::kHalf);
  const torch::NoGradGuard noGrad;
  auto& weights = model.bundle.model->weights();
  torch::Tensor(weights.at("encoder.block.0.layer.1.DenseReluDense.wi.weight")).fill_(40.0);
  torch::Tensor(weights.at("encoder.block.0.layer.1.DenseReluDense.wo.weight")).fill_(500.0);
  const Batch batch = makeBatch(test::familyExamples(test::tinyConfig(), 3), 0, torch::kCPU);
  EXPECT_TRUE(std::isfinite(model.task->evaluate(batch).totals.loss));
}

using ChangeOfWeights = std::function<void(const Weights&)>;

/// A run in float16 on the processor, which recipes refuse: only what surrounds the model differs.
Result<LoopEnd> trainInHalf(const Recipe& recipe, const std::filesystem::path& folder,
                            std::optional<std::int64_t> stopAfterSteps, const ChangeOfWeights& change = {}) {
  const RunControl control;
  const auto checkpoint = std::filesystem::exists(folder) ? lastCheckpoint(folder) : std::nullopt;
  TrainingSetup setup =
      prepareTraining(recipe, checkpoint ? std::optional(checkpoint->path) : std::nullopt, {}, control)
          .value();
  const std::vector<NamedTensor> exact = setup.bundle.model->weights().parameters();
  auto half =
      makeModel(setup.bundle.model->config(), torch::kHalf, torch::kCPU, recipe.training.seed).value();
  const std::vector<NamedTensor> rounded = half->weights().parameters();
  const torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < exact.size(); ++i) torch::Tensor(rounded[i].tensor).copy_(exact[i].tensor);
  setup.bundle.model = std::move(half);
  setup.dtype = torch::kHalf;
  const torch::AutoGradMode grad(true);
  auto loop = TrainingLoop::make(setup).value();
  auto run = checkpoint ? RunDirectory::open(folder).value()
                        : RunDirectory::create(folder, recipeToJson(setup.recipe), Json::object()).value();
  if (checkpoint) {
    EXPECT_TRUE(loop->restore(checkpoint->path));
  }
  if (change) change(setup.bundle.model->weights());
  return loop->run(run, stopAfterSteps, {}, control);
}

// Halving the scale for ever would look like a run that trains.
TEST(HalfPrecisionTest, AGradientThatStaysNoNumberIsReported) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.accumulation = 1;
  recipe.training.steps = 40;
  recipe.evaluation = {};
  recipe.data.validation.split = 0.0;
  const auto ended = trainInHalf(recipe, folder / "run", {}, [](const Weights& weights) {
    weights.at("encoder.final_layer_norm.weight").register_hook([](const torch::Tensor& gradient) {
      return gradient.mul(std::numeric_limits<float>::quiet_NaN());
    });
  });
  ASSERT_FALSE(ended.ok());
  EXPECT_NE(ended.error().message().find("the gradient of encoder.final_layer_norm.weight"),
            std::string::npos)
      << ended.error().message();
  // From 65,536 down to a half, each of these steps an overflow.
  EXPECT_NE(ended.error().message().find("step 18 "), std::string::npos) << ended.error().message();
}

TEST(HalfPrecisionTest, AResumedRunScalesItsLossAsTheOneThatNeverStopped) {
  const test::TemporaryDirectory folder;
  Recipe recipe = test::tinyRecipe(folder.path());
  recipe.training.accumulation = 1;
  recipe.evaluation = {};
  recipe.data.validation.split = 0.0;
  ASSERT_TRUE(trainInHalf(recipe, folder / "straight", {}));
  for (int step = 0; step < 12; ++step) ASSERT_TRUE(trainInHalf(recipe, folder / "paused", 1));
  test::expectSameEnd(folder / "straight", folder / "paused");
  test::expectSameMetrics(folder / "straight", folder / "paused");
  for (const char* run : {"straight", "paused"}) {
    const Json progress = readJsonFile(lastCheckpoint(folder / run)->path / "training_state.json").value();
    EXPECT_EQ(progress.at("loss_scale_good_steps"), 12)
        << run << ": every step counts towards the next doubling";
  }
}

}  // namespace
}  // namespace s2s
