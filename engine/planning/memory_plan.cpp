#include "engine/planning/memory_plan.h"

#include "engine/planning/planned_run.h"
#include "engine/recipes/adapted_shape.h"

namespace s2s {

Result<MemoryPlan> planMemory(const ModelShape& shape, const Recipe& recipe) {
  const auto adapted = adaptedShape(shape, recipe.adaptation);
  if (!adapted) return adapted.error();
  MemoryLedger ledger;
  PlannedRun(*adapted, recipe, ledger).walk();
  return MemoryPlan{ledger.peak(), ledger.largest(), ledger.peakMoment()};
}

}  // namespace s2s
