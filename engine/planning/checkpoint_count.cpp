#include "engine/planning/checkpoint_count.h"

#include <numeric>

namespace s2s {

std::int64_t stepsPerBest(const Recipe& recipe) {
  const bool validates = recipe.data.validation.split > 0.0 || !recipe.data.validation.sets.empty();
  return recipe.checkpoints.keepBest && validates ? recipe.evaluation.everySteps : 0;
}

std::int64_t mostCheckpoints(const Recipe& recipe, std::int64_t totalSteps) {
  const std::int64_t regular = recipe.checkpoints.everySteps, best = stepsPerBest(recipe);
  const auto before = [&](std::int64_t every) { return every > 0 ? (totalSteps - 1) / every : 0; };
  const std::int64_t both = regular > 0 && best > 0 ? before(std::lcm(regular, best)) : 0;
  return before(regular) + before(best) - both + 1;
}

}  // namespace s2s
