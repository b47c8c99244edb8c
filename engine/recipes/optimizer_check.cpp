#include "engine/recipes/optimizer_check.h"

#include <limits>

#include "engine/recipes/unread_option.h"

namespace s2s {
namespace {

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
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

bool lacksEpsilon(const OptimizerSection& optimizer) {
  return optimizer.kind != "adafactor" && optimizer.epsilon < std::numeric_limits<float>::min();
}

Result<void> checkEpsilon(const OptimizerSection& optimizer) {
  if (!lacksEpsilon(optimizer)) return {};
  return invalid(
      "optimizer.epsilon: is 0 in float32, where a gradient of 0 leaves a weight that is no number",
      "give one above 0, such as 1e-8");
}

std::vector<std::string> optionsUnreadBy(const std::string& kind, const OptimizerSection& optimizer) {
  const std::string section = "optimizer.";
  Recipe recipe;
  recipe.optimizer = optimizer;
  recipe.optimizer.kind = kind;
  std::vector<std::string> unread;
  for (const UnreadOption& option : unreadOptions(recipe)) {
    if (option.path.starts_with(section)) unread.push_back(option.path.substr(section.size()));
  }
  return unread;
}

}  // namespace s2s
