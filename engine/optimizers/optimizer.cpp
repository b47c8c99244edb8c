#include "engine/optimizers/optimizer.h"

#include <algorithm>

#include "engine/core/name_pattern.h"

namespace s2s {

#define OPTIMIZER(NAME, MAKE) std::unique_ptr<Optimizer> MAKE(const OptimizerSection&, TrainedParameters&);
#define SCHEDULE(NAME, FACTOR)
#include "engine/optimizers/registrations.def"
#undef OPTIMIZER

namespace {

/// Rate and decay of each parameter from the first group whose pattern fits its name.
Result<void> assignGroups(const std::vector<OptimizerGroup>& groups, TrainedParameters& parameters) {
  std::vector<bool> used(groups.size(), false);
  for (TrainedParameter& parameter : parameters.all()) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (!fitsPattern(parameter.name, groups[i].names)) continue;
      used[i] = true;
      parameter.learningRateFactor = groups[i].learningRateFactor;
      parameter.weightDecay = groups[i].weightDecay;
      break;
    }
  }
  const auto unused = std::ranges::find(used, false);
  if (unused == used.end()) return {};
  const auto index = static_cast<std::size_t>(unused - used.begin());
  return Error{"optimizer.groups." + std::to_string(index) +
                   ".names: no trained tensor that an earlier group "
                   "has not taken fits '" +
                   groups[index].names + "'",
               "", "see the names with s2s params --depth 9, or leave the group out",
               Error::Kind::invalidInput};
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
