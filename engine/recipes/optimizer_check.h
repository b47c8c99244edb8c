#pragma once
// Which options of an optimizer belong to which kind, and which exclude each other.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/recipes/unread_option.h"

namespace s2s {

/// Options that contradict each other are refused. Errors begin with the JSON path.
Result<void> checkOptimizer(const OptimizerSection& optimizer);

/// Those that the kind does not read.
std::vector<UnreadOption> unreadOfOptimizer(const OptimizerSection& optimizer);

/// The options away from their defaults that the same section with another kind would leave unread.
std::vector<std::string> optionsUnreadBy(const std::string& kind, const OptimizerSection& optimizer);

}  // namespace s2s
