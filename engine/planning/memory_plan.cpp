#include "engine/planning/memory_plan.h"

#include "engine/planning/planned_run.h"
#include "engine/recipes/adapted_shape.h"

namespace s2s {
namespace {

MemoryPlan walked(const ModelShape& shape, const Recipe& recipe, bool snapshot) {
  MemoryLedger ledger;
  PlannedRun(shape, recipe, snapshot, ledger).walk();
  return {ledger.peak(), ledger.largest(), ledger.peakMoment(), snapshot};
}

}  // namespace

Result<MemoryPlan> planMemory(const ModelShape& shape, const Recipe& recipe, std::int64_t budgetBytes) {
  const auto adapted = adaptedShape(shape, recipe.adaptation);
  if (!adapted) return adapted.error();
  // The last checkpoint is written at the end, with nothing beside it.
  const CheckpointsSection& options = recipe.checkpoints;
  const std::int64_t steps = recipe.training.steps.value_or(INT64_MAX);
  const auto between = [&](std::int64_t every) { return every > 0 && every < steps; };
  const bool validates = recipe.data.validation.split > 0.0 || !recipe.data.validation.sets.empty();
  const bool best = options.keepBest && validates && between(recipe.evaluation.everySteps);
  if (options.inBackground && (best || between(options.everySteps))) {
    const MemoryPlan plan = walked(*adapted, recipe, true);
    if (budgetBytes == 0 || plan.peak.total() <= budgetBytes) return plan;
  }
  return walked(*adapted, recipe, false);
}

}  // namespace s2s
