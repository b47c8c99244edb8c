#include "engine/optimizers/optimizer.h"

namespace s2s {

#define OPTIMIZER(NAME, MAKE) std::unique_ptr<Optimizer> MAKE(const OptimizerSection&, TrainedParameters&);
#define SCHEDULE(NAME, FACTOR)
#include "engine/optimizers/registrations.def"
#undef OPTIMIZER

const Registry<OptimizerKind>& optimizerKinds() {
  static const Registry<OptimizerKind> kinds("optimizer", {
#define OPTIMIZER(NAME, MAKE) {NAME, MAKE},
#include "engine/optimizers/registrations.def"
#undef OPTIMIZER
#undef SCHEDULE
                                                          });
  return kinds;
}

Result<std::unique_ptr<Optimizer>> makeOptimizer(const OptimizerSection& options,
                                                 TrainedParameters& parameters) {
  const auto invalid = [](std::string what, std::string remedy) {
    return Error{std::move(what), "", std::move(remedy), Error::Kind::invalidInput};
  };
  const auto kind = optimizerKinds().find(options.kind);
  if (!kind) return kind.error();
  const bool ownRate = options.kind == "adafactor" && options.relativeStep;
  if (options.warmupInit && !ownRate) {
    return invalid("optimizer.warmup_init: needs relative_step", "set optimizer.relative_step to true");
  }
  if (!options.learningRate && !ownRate) {
    return invalid("optimizer.learning_rate: is missing",
                   "give one, or use adafactor with optimizer.relative_step true");
  }
  return (*kind)->make(options, parameters);
}

double Optimizer::step(double learningRate, double gradientScale) {
  const double rate = beginStep(learningRate);
  for (std::size_t parameter = 0; parameter < m_parameters.all().size(); ++parameter)
    update(parameter, gradientScale);
  return rate;
}

}  // namespace s2s
