#pragma once
// The memory that a plan is held against.

#include <cstdint>
#include <optional>

#include "engine/recipes/recipe.h"

namespace s2s {

struct MemoryBudget {
  enum class Source {
    stated,  ///< by who asks
    recipe,  ///< training.memory_budget_gib
    device   ///< what is free
  };
  std::int64_t bytes = 0;  ///< 0: the device does not tell
  Source source = Source::device;
};

/// `statedGib`, else the recipe's budget, else `freeBytes` of the device.
MemoryBudget memoryBudget(const Recipe& recipe, std::optional<double> statedGib, std::uint64_t freeBytes);

}  // namespace s2s
