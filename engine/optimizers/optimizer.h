#pragma once
// Turns gradients into new weights.

#include "engine/layers/torch_api.h"

#include <functional>
#include <memory>
#include <vector>

#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/optimizers/trained_parameters.h"
#include "engine/recipes/recipe.h"

namespace s2s {

class Optimizer {
 public:
  virtual ~Optimizer() = default;

  /// One step on the masters of all parameters that have a gradient, which is first multiplied with
  /// `gradientScale` (clipping). Returns the learning rate that was used: `learningRate`, or the optimizer's
  /// own where it makes one (Adafactor's relative step). The caller copies the masters down.
  virtual double step(double learningRate, double gradientScale) = 0;

  /// Running averages under names like "exp_avg.NAME": the tensors themselves, so that writing them is
  /// loading.
  virtual std::vector<NamedTensor> state() const = 0;

  std::int64_t stepsDone() const { return m_stepsDone; }
  void setStepsDone(std::int64_t steps) { m_stepsDone = steps; }

 protected:
  std::int64_t m_stepsDone = 0;
};

/// A kind of optimizer, by its name in recipes.
struct OptimizerKind {
  std::string name;
  /// `parameters` must outlive the optimizer.
  std::function<std::unique_ptr<Optimizer>(const OptimizerSection&, TrainedParameters&)> make;
};

const Registry<OptimizerKind>& optimizerKinds();

/// The optimizer of a recipe; an unknown kind, or options that exclude each other, are invalidInput.
Result<std::unique_ptr<Optimizer>> makeOptimizer(const OptimizerSection& options,
                                                 TrainedParameters& parameters);

}  // namespace s2s
