#include "engine/training/moving_average.h"

#include <gtest/gtest.h>

#include "engine/models/model_bundle.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"
#include "tests/training/runs.h"

namespace s2s {
namespace {

TEST(MovingAverageTest, FollowsTheWeightsAndPutsThemBack) {
  for (const auto dtype : {torch::kFloat32, torch::kBFloat16}) {
    const torch::Tensor weight = torch::full({3}, 1.0, dtype).requires_grad_();
    TrainedParameters parameters(std::vector<NamedTensor>{{"w", weight}});
    MovingAverage average(parameters, 0.9);
    torch::NoGradGuard noGrad;
    double expected = 1.0;
    for (std::int64_t step = 1; step <= 200; ++step) {
      parameters.all()[0].master.fill_(1.0 + 0.01 * static_cast<double>(step));
      parameters.all()[0].copyDown();
      average.update(step);
      const double decay =
          std::min(0.9, (1.0 + static_cast<double>(step)) / (10.0 + static_cast<double>(step)));
      expected = decay * expected + (1.0 - decay) * (1.0 + 0.01 * static_cast<double>(step));
      EXPECT_NEAR(average.tensors()[0].tensor[0].item<double>(), expected, 1e-5) << "step " << step;
    }
    const torch::Tensor before = weight.detach().clone();
    {
      const MovingAverage::InPlace averaged(&average);
      const MovingAverage::InPlace within(&average);
      EXPECT_NEAR(weight[0].item<double>(), expected, dtype == torch::kFloat32 ? 1e-5 : 0.02);
    }
    EXPECT_TRUE(torch::equal(weight, before));
    EXPECT_NEAR(average.tensors()[0].tensor[0].item<double>(), expected, 1e-5);
  }
}

Recipe averagedRecipe(const std::filesystem::path& folder, const std::string& precision) {
  Recipe recipe = test::tinyRecipe(folder);
  recipe.training.movingAverage = 0.8;
  recipe.training.precision = precision;
  return recipe;
}

TEST(MovingAverageTest, TheModelThatIsSavedAndValidatedIsTheAverage) {
  const test::TemporaryDirectory folder;
  for (const std::string precision : {"float32", "bfloat16"}) {
    Recipe recipe = averagedRecipe(folder.path(), precision);
    const auto run = folder / ("averaged-" + precision), plain = folder / ("plain-" + precision);
    test::trainHere(recipe, run);
    recipe.training.movingAverage = 0.0;
    test::trainHere(recipe, plain);
    const auto last = lastCheckpoint(run)->path, other = lastCheckpoint(plain)->path;
    const auto model = readSafetensors(last / "model.safetensors").value(),
               plainModel = readSafetensors(other / "model.safetensors").value(),
               state = readSafetensors(last / "training_state.safetensors").value();
    for (const auto& [name, tensor] : model) {
      EXPECT_TRUE(torch::equal(tensor, state.at("average." + name).to(tensor.scalar_type()))) << name;
      EXPECT_TRUE(torch::equal(plainModel.at(name), state.at("master." + name).to(tensor.scalar_type())))
          << name << ": the average must not change what is trained";
      // Rounded to bfloat16, one may fall on the other.
      if (precision == "float32") {
        EXPECT_FALSE(torch::equal(tensor, plainModel.at(name))) << name;
      }
    }
    EXPECT_NE(test::metricsOf(run).back()["validation_loss"],
              test::metricsOf(plain).back()["validation_loss"]);
  }
}

TEST(MovingAverageTest, WhoAsksARunningModelAsksTheAverage) {
  const test::TemporaryDirectory folder;
  const Recipe recipe = averagedRecipe(folder.path(), "float32");
  TrainingObserver observer;
  std::int64_t step = 0;
  torch::Tensor asked;
  observer.stepDone = [&](std::int64_t done, const Json&) { step = done; };
  observer.isWaited = [&] { return step == 5 && !asked.defined(); };
  observer.betweenBatches = [&](ModelBundle& bundle) {
    asked = bundle.model->weights().parameters().front().tensor.detach().clone();
  };
  test::trainHere(recipe, folder / "run", observer, 6);
  test::trainHere(recipe, folder / "straight", {}, 5);
  const auto last = lastCheckpoint(folder / "straight");
  const auto bundle = openModel(last->path, torch::kFloat32, torch::kCPU).value();
  EXPECT_TRUE(torch::equal(asked, bundle.model->weights().parameters().front().tensor));
}

TEST(MovingAverageTest, WhoAsksWhileTheMeanOfCheckpointsIsValidatedChangesNothing) {
  const test::TemporaryDirectory folder;
  for (const std::string precision : {"float32", "bfloat16"}) {
    Recipe recipe = averagedRecipe(folder.path(), precision);
    recipe.checkpoints.averageLast = 2;
    recipe.evaluation.batchSize = 1;
    bool over = false;
    torch::Tensor asked;
    TrainingObserver observer;
    observer.checkpointWritten = [&](std::int64_t step, const auto&) {
      over = step == recipe.training.steps;
    };
    observer.isWaited = [&] { return over; };
    observer.betweenBatches = [&](ModelBundle& bundle) {
      asked = bundle.model->weights().parameters().front().tensor.detach().clone();
    };
    const auto quiet = folder / ("quiet-" + precision), busy = folder / ("busy-" + precision);
    test::trainHere(recipe, quiet);
    test::trainHere(recipe, busy, observer);
    const auto description = [](const std::filesystem::path& run) {
      return readJsonFile(*averageCheckpoint(run) / "average.json").value();
    };
    EXPECT_EQ(description(busy), description(quiet)) << precision;
    const auto dtype = precision == "float32" ? torch::kFloat32 : torch::kBFloat16;
    const auto mean = openModel(*averageCheckpoint(busy), dtype, torch::kCPU).value();
    ASSERT_TRUE(asked.defined());
    EXPECT_TRUE(torch::equal(asked, mean.model->weights().parameters().front().tensor)) << precision;
  }
}

}  // namespace
}  // namespace s2s
