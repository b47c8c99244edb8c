#include "engine/training/backward_updates.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/layers/cpu_memory.h"
#include "tests/support/family_batches.h"

namespace s2s {
namespace {

OptimizerSection optionsOf(const std::string& kind) {
  OptimizerSection options;
  options.kind = kind;
  options.clipNorm = 0.0;
  return options;
}

std::vector<torch::Tensor> weightsAfter(const Json& config, const std::string& kind, bool inBackward,
                                        bool checkpointing, double& norm) {
  LearningOptions learning;
  learning.gradientCheckpointing = checkpointing;
  const test::FamilyTask model(config, learning);
  TrainedParameters parameters(model.parameters());
  const auto optimizer = makeOptimizer(optionsOf(kind), parameters).value();
  const Batch batch = makeBatch(test::familyExamples(config, 5), 0, torch::kCPU);
  {
    std::unique_ptr<BackwardUpdates> updates;
    if (inBackward) updates = std::make_unique<BackwardUpdates>(parameters, *optimizer, *model.task);
    for (std::uint64_t step = 0; step < 3; ++step) {
      parameters.clearGradients();
      if (updates) updates->begin(0.01);
      model.task->backward(batch, 0.1, step);
      if (updates) {
        const BackwardUpdates::Outcome outcome = updates->finish();
        EXPECT_EQ(outcome.notFinite, "");
        norm = outcome.gradientNorm;
        for (const TrainedParameter& parameter : parameters.all())
          EXPECT_FALSE(parameter.gradient().defined()) << parameter.name;
      } else {
        parameters.collectGradients(true);
        norm = parameters.gradientNorm();
        optimizer->step(0.01, 1.0);
      }
    }
  }
  std::vector<torch::Tensor> weights;
  for (const NamedTensor& parameter : model.parameters()) weights.push_back(parameter.tensor.detach());
  return weights;
}

TEST(BackwardUpdatesTest, EveryFamilyEndsWhereSeparateStepsEnd) {
  for (const test::FamilyCase& family : test::familyCases()) {
    for (const std::string kind : {"adamw", "adafactor"}) {
      for (const bool checkpointing : {false, true}) {
        double normApart = 0.0, normWithin = 0.0;
        const auto apart = weightsAfter(family.config, kind, false, checkpointing, normApart);
        const auto within = weightsAfter(family.config, kind, true, checkpointing, normWithin);
        EXPECT_NEAR(normWithin, normApart, 1e-6 * normApart) << family.name;
        for (std::size_t i = 0; i < apart.size(); ++i) {
          EXPECT_LT((apart[i] - within[i]).abs().max().item<double>(), 1e-6)
              << family.name << " " << kind << " " << i;
        }
      }
    }
  }
}

TEST(BackwardUpdatesTest, GradientsNeverExistAtOnce) {
  Json config = test::tinyConfig();
  config["d_model"] = 256;
  config["d_ff"] = 1024;
  config["num_layers"] = config["num_decoder_layers"] = 4;
  std::uint64_t peaks[2] = {0, 0};
  for (const bool inBackward : {false, true}) {
    const test::FamilyTask model(config, {});
    TrainedParameters parameters(model.parameters());
    const auto optimizer = makeOptimizer(optionsOf("adafactor"), parameters).value();
    std::unique_ptr<BackwardUpdates> updates;
    if (inBackward) updates = std::make_unique<BackwardUpdates>(parameters, *optimizer, *model.task);
    const Batch batch = makeBatch(test::familyExamples(config, 2), 0, torch::kCPU);
    const std::uint64_t before = cpu_memory::allocatedBytes();
    cpu_memory::resetPeak();
    if (updates) updates->begin(0.01);
    model.task->backward(batch, 0.1, 1);
    if (updates) updates->finish();
    peaks[inBackward] = cpu_memory::peakBytes() - before;
  }
  EXPECT_LT(peaks[1], peaks[0] / 3);
}

TEST(BackwardUpdatesTest, AGradientThatIsNoNumberIsNamedAndChangesNoWeight) {
  const test::FamilyTask model(test::tinyConfig(), {});
  TrainedParameters parameters(model.parameters());
  const auto optimizer = makeOptimizer(optionsOf("adamw"), parameters).value();
  BackwardUpdates updates(parameters, *optimizer, *model.task);
  const Batch batch = makeBatch(test::familyExamples(test::tinyConfig(), 2), 0, torch::kCPU);
  updates.begin(0.01);
  model.task->backward(batch, std::numeric_limits<double>::infinity(), 1);
  EXPECT_NE(updates.finish().notFinite, "");
  for (const NamedTensor& parameter : model.parameters())
    EXPECT_TRUE(torch::isfinite(parameter.tensor).all().item<bool>()) << parameter.name;
}

}  // namespace
}  // namespace s2s
