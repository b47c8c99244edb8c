#include "engine/optimizers/optimizer.h"

#include <algorithm>

#include "engine/recipes/optimizer_groups.h"

namespace s2s {

#define OPTIMIZER(NAME, MAKE) std::unique_ptr<Optimizer> MAKE(const OptimizerSection&, TrainedParameters&);
#define SCHEDULE(NAME, FACTOR)
#include "engine/optimizers/registrations.def"
#undef OPTIMIZER

namespace {

/// Rate and decay of each parameter from its group.
Result<void> assignGroups(const std::vector<OptimizerGroup>& groups, TrainedParameters& parameters) {
  std::vector<std::string> names;
  for (const TrainedParameter& parameter : parameters.all()) names.push_back(parameter.name);
  const auto places = groupsOfTensors(names, groups);
  if (!places) return places.error();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::optional<std::size_t>& group = (*places)[i];
    if (!group) continue;
    TrainedParameter& parameter = parameters.all()[i];
    parameter.learningRateFactor = groups[*group].learningRateFactor;
    parameter.weightDecay = groups[*group].weightDecay;
  }
  return {};
}

}  // namespace

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
  if (options.state == "int8") {
    if (options.kind == "adafactor")
      return invalid("optimizer.state: Adafactor keeps no averages that int8 would shrink",
                     "set it to float32");
    const auto onCard = [](const TrainedParameter& parameter) { return !parameter.master.device().is_cpu(); };
    if (std::ranges::any_of(parameters.all(), onCard))
      return invalid("optimizer.state: int8 is for the CPU", "set it to float32");
  }
  if (auto grouped = assignGroups(options.groups, parameters); !grouped) return grouped.error();
  return (*kind)->make(options, parameters);
}

double Optimizer::step(double learningRate, double gradientScale) {
  const double rate = beginStep(learningRate);
  for (std::size_t parameter = 0; parameter < m_parameters.all().size(); ++parameter)
    update(parameter, gradientScale);
  return rate;
}

}  // namespace s2s
