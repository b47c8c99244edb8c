#include "engine/planning/memory_plan.h"

#include <algorithm>

#include "engine/planning/checkpoint_count.h"
#include "engine/planning/planned_run.h"
#include "engine/recipes/adapted_shape.h"

namespace s2s {
namespace {

MemoryPlan walked(const ModelShape& shape, const Recipe& recipe, const BatchExtent& batch, bool snapshot) {
  MemoryLedger ledger;
  PlannedRun(shape, recipe, batch, snapshot, ledger).walk();
  return {ledger.peak(), ledger.largest(), ledger.peakMoment(), batch, snapshot};
}

/// With the micro-batch that takes the most.
MemoryPlan walked(const ModelShape& shape, const Recipe& recipe, bool snapshot) {
  std::optional<MemoryPlan> most;
  MemoryUse largest;
  for (const BatchExtent& batch : largestBatches(shape, recipe)) {
    const MemoryPlan plan = walked(shape, recipe, batch, snapshot);
    for (std::size_t i = 0; i < kMemoryParts; ++i)
      largest.bytes[i] = std::max(largest.bytes[i], plan.largest.bytes[i]);
    if (!most || plan.peak.total() > most->peak.total()) most = plan;
  }
  most->largest = largest;
  return *most;
}

}  // namespace

Result<MemoryPlan> planMemory(const ModelShape& shape, const Recipe& recipe, std::int64_t budgetBytes) {
  const auto adapted = trainedShape(shape, recipe);
  if (!adapted) return adapted.error();
  // The last checkpoint is written at the end, with nothing beside it.
  const CheckpointsSection& options = recipe.checkpoints;
  const std::int64_t steps = recipe.training.steps.value_or(INT64_MAX);
  const auto between = [&](std::int64_t every) { return every > 0 && every < steps; };
  if (options.inBackground && (between(stepsPerBest(recipe)) || between(options.everySteps))) {
    const MemoryPlan plan = walked(*adapted, recipe, true);
    if (budgetBytes == 0 || plan.peak.total() <= budgetBytes) return plan;
  }
  return walked(*adapted, recipe, false);
}

}  // namespace s2s
