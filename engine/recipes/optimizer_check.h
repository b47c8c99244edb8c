#pragma once
// Which options of an optimizer belong to which kind, and which exclude each other.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Options that contradict each other, and those that the kind would leave unread, are refused: nobody is to
/// tune what changes nothing. What is at its default is left alone. Errors begin with the JSON path.
Result<void> checkOptimizer(const OptimizerSection& optimizer);

/// The options away from their defaults that the same section with another kind would leave unread.
std::vector<std::string> optionsUnreadBy(const std::string& kind, const OptimizerSection& optimizer);

}  // namespace s2s
