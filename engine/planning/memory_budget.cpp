#include "engine/planning/memory_budget.h"

namespace s2s {
namespace {

std::int64_t bytesOf(double gibibytes) { return static_cast<std::int64_t>(gibibytes * (1 << 30)); }

}  // namespace

MemoryBudget memoryBudget(const Recipe& recipe, std::optional<double> statedGib, std::uint64_t freeBytes) {
  if (statedGib) return {bytesOf(*statedGib), MemoryBudget::Source::stated};
  if (recipe.training.memoryBudgetGib)
    return {bytesOf(*recipe.training.memoryBudgetGib), MemoryBudget::Source::recipe};
  return {static_cast<std::int64_t>(freeBytes), MemoryBudget::Source::device};
}

}  // namespace s2s
