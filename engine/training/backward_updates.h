#pragma once
// The optimizer within the backward pass: a weight is updated, and its gradient released, as soon as the
// gradient is complete, so that the gradients of a model never exist at once (Lv et al. 2023, "Full parameter
// fine-tuning for large language models with limited resources").

#include "engine/optimizers/optimizer.h"
#include "engine/training/learning_task.h"

namespace s2s {

/// While it lives, backward passes between begin() and finish() update the weights. A weight that several
/// places use is updated behind the last of them.
class BackwardUpdates {
 public:
  /// All must outlive it.
  BackwardUpdates(TrainedParameters& parameters, Optimizer& optimizer, LearningTask& task);
  ~BackwardUpdates();
  BackwardUpdates(const BackwardUpdates&) = delete;
  BackwardUpdates& operator=(const BackwardUpdates&) = delete;

  /// The learning rate as the optimizer uses it.
  double begin(double learningRate);

  struct Outcome {
    double gradientNorm = 0.0;
    std::string notFinite;  ///< the first weight whose gradient was no number; from it on none was updated
  };
  /// Updates what is left.
  Outcome finish();
  /// The backward pass failed: forgets the gradients that are there. Some weights may be updated already.
  void abandon();

 private:
  struct Hook;
  void update(std::size_t parameter);

  TrainedParameters& m_parameters;
  Optimizer& m_optimizer;
  LearningTask& m_task;
  bool m_active = false;
  double m_squares = 0.0;
  std::string m_notFinite;
};

}  // namespace s2s
