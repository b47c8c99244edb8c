#pragma once
// One optimizer step: the gradients of its micro-batches, then the update of the weights.

#include <functional>
#include <optional>

#include "engine/optimizers/optimizer.h"
#include "engine/training/learning_task.h"
#include "engine/training/training_setup.h"

namespace s2s {

/// What a step did.
struct StepOutcome {
  LossTotals totals;
  double loss = 0.0;          ///< mean over the labels of the step
  double gradientNorm = 0.0;  ///< before clipping
  double learningRate = 0.0;  ///< as the optimizer used it
  /// What was no number in the loss or its gradient; empty: all were. The weights are then as before the
  /// step.
  std::string badNumber;
  std::int64_t tokens = 0;        ///< source and target tokens without padding
  std::int64_t paddedTokens = 0;  ///< the same with padding
};

class TrainingStep {
 public:
  /// All must outlive it.
  TrainingStep(TrainingSetup& setup, LearningTask& task, TrainedParameters& parameters, Optimizer& optimizer)
      : m_setup(setup), m_task(task), m_parameters(parameters), m_optimizer(optimizer) {}

  /// The step after `stepsDone` steps. `goOn` is asked before every micro-batch: false drops the step, whose
  /// outcome is then nothing; the weights are as before and the step can be done again, bit for bit.
  Result<std::optional<StepOutcome>> run(std::int64_t stepsDone, double learningRate,
                                         const std::function<bool()>& goOn);

 private:
  TrainingSetup& m_setup;
  LearningTask& m_task;
  TrainedParameters& m_parameters;
  Optimizer& m_optimizer;
};

}  // namespace s2s
