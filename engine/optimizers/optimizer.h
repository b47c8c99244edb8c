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

  /// Begins the next step. Returns the learning rate that its updates use: `learningRate`, or the optimizer's
  /// own where it makes one (Adafactor's relative step).
  virtual double beginStep(double learningRate) = 0;

  /// Within a step: updates master and weight of one parameter (by its place in TrainedParameters) from its
  /// gradient, which is first multiplied with `gradientScale` (clipping). Without effect where there is no
  /// gradient. On the CPU nothing of the parameter's size is allocated.
  virtual void update(std::size_t parameter, double gradientScale) = 0;

  /// A whole step: beginStep() and update() of every parameter.
  double step(double learningRate, double gradientScale);

  /// Running averages under names like "exp_avg.NAME": the tensors themselves, so that writing them is
  /// loading.
  virtual std::vector<NamedTensor> state() const = 0;

  std::int64_t stepsDone() const { return m_stepsDone; }
  void setStepsDone(std::int64_t steps) { m_stepsDone = steps; }

 protected:
  /// `parameters` must outlive the optimizer.
  explicit Optimizer(TrainedParameters& parameters) : m_parameters(parameters) {}

  TrainedParameters& m_parameters;
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
