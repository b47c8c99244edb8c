#include "engine/planning/memory_plan.h"

#include "engine/planning/planned_run.h"

namespace s2s {

MemoryPlan planMemory(const ModelShape& shape, const Recipe& recipe) {
  MemoryLedger ledger;
  PlannedRun(shape, recipe, ledger).walk();
  return {ledger.peak(), ledger.largest(), ledger.peakMoment()};
}

}  // namespace s2s
