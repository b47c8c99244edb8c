#include "engine/recipes/optimizer_check.h"

namespace s2s {
namespace {

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

std::vector<KindOption> kindOptions(const OptimizerSection& optimizer) {
  const OptimizerSection d;
  const std::vector<std::string> adam = {"adamw", "adam"}, adafactor = {"adafactor"};
  return {{"beta1", optimizer.beta1 != d.beta1, adam},
          {"beta2", optimizer.beta2 != d.beta2, adam},
          {"epsilon", optimizer.epsilon != d.epsilon, adam},
          {"state", optimizer.state != d.state, adam},
          {"scale_parameter", optimizer.scaleParameter != d.scaleParameter, adafactor},
          {"relative_step", optimizer.relativeStep != d.relativeStep, adafactor},
          {"warmup_init", optimizer.warmupInit != d.warmupInit, adafactor},
          {"decay_rate", optimizer.decayRate != d.decayRate, adafactor},
          {"clip_threshold", optimizer.clipThreshold != d.clipThreshold, adafactor}};
}

}  // namespace

Result<void> checkOptimizer(const OptimizerSection& optimizer) {
  const bool adafactor = optimizer.kind == "adafactor";
  if (adafactor && optimizer.relativeStep && optimizer.learningRate) {
    return invalid("optimizer.learning_rate: relative_step chooses the rate by itself",
                   "leave one of the two out");
  }
  if (adafactor && !optimizer.relativeStep && !optimizer.learningRate) {
    return invalid("optimizer.relative_step: is off although there is no learning_rate",
                   "give a learning_rate or turn it on");
  }
  if (adafactor && optimizer.warmupInit && !optimizer.relativeStep) {
    return invalid("optimizer.warmup_init: works with relative_step only",
                   "turn relative_step on or this off");
  }
  if (!adafactor && !optimizer.learningRate) {
    return invalid("optimizer.learning_rate: is missing", optimizer.kind + " needs one");
  }
  return {};
}

std::vector<UnreadOption> unreadOfOptimizer(const OptimizerSection& optimizer) {
  return unreadOptions(kindOptions(optimizer), "optimizer", optimizer.kind,
                       optimizer.kind + " does not read it");
}

std::vector<std::string> optionsUnreadBy(const std::string& kind, const OptimizerSection& optimizer) {
  std::vector<std::string> unread;
  for (const KindOption& option : kindOptions(optimizer)) {
    if (option.isUnreadBy(kind)) unread.emplace_back(option.name);
  }
  return unread;
}

}  // namespace s2s
