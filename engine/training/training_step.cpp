#include "engine/training/training_step.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"

namespace s2s {
namespace {

/// The seed of a micro-batch's dropout masks: a function of the run's seed and the micro-batch's number, so
/// that a resumed run draws what the uninterrupted one draws.
std::uint64_t dropoutSeed(std::uint64_t runSeed, std::int64_t microBatch) {
  constexpr std::uint64_t kDropoutStream = 0x64726f70;
  return CounterRandom(runSeed).stream(kDropoutStream).at(static_cast<std::uint64_t>(microBatch));
}

}  // namespace

Result<std::optional<StepOutcome>> TrainingStep::run(std::int64_t stepsDone, double learningRate,
                                                     const std::function<bool()>& goOn) {
  const TrainingSection& training = m_setup.recipe.training;
  Model& model = *m_setup.bundle.model;
  const std::int64_t firstBatch = stepsDone * training.accumulation;

  std::vector<std::vector<Example>> microBatches;
  std::int64_t labels = 0;
  for (std::int64_t i = 0; i < training.accumulation; ++i) {
    microBatches.push_back(m_setup.data.microBatch(firstBatch + i));
    for (const Example& example : microBatches.back()) labels += m_task.labels(example);
  }
  const double gradientScale = 1.0 / static_cast<double>(std::max<std::int64_t>(1, labels));

  StepOutcome outcome;
  m_parameters.beginStep(stepsDone);
  m_parameters.clearGradients();
  for (std::int64_t i = 0; i < training.accumulation; ++i) {
    if (!goOn()) return std::optional<StepOutcome>();
    const Batch batch =
        makeBatch(microBatches[static_cast<std::size_t>(i)], model.paddingId(), model.device());
    outcome.tokens += batch.sourceTokens + batch.targetTokens;
    outcome.paddedTokens += batch.paddedTokens;
    outcome.totals += m_task.backward(batch, gradientScale, dropoutSeed(training.seed, firstBatch + i));
    m_parameters.collectGradients();
  }
  outcome.loss = outcome.totals.loss * gradientScale;
  outcome.gradientNorm = m_parameters.gradientNorm();
  if (!std::isfinite(outcome.gradientNorm) || !std::isfinite(outcome.loss)) {
    outcome.badNumber =
        std::isfinite(outcome.loss) ? "the gradient is no longer a number" : "the loss is no longer a number";
    return std::optional(outcome);
  }
  outcome.learningRate =
      m_optimizer.step(learningRate, clippingFactor(outcome.gradientNorm, m_setup.recipe.optimizer.clipNorm));
  m_parameters.copyMastersDown();
  return std::optional(outcome);
}

}  // namespace s2s
