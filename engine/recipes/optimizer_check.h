#pragma once
// Which options of an optimizer exclude each other, and which another kind would not read.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Options that contradict each other are refused. Errors begin with the JSON path.
Result<void> checkOptimizer(const OptimizerSection& optimizer);

/// The options away from their defaults that the same section with another kind would leave unread.
std::vector<std::string> optionsUnreadBy(const std::string& kind, const OptimizerSection& optimizer);

}  // namespace s2s
