#pragma once
// Which options of an optimizer exclude each other, and which another kind would not read.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Options that contradict each other are refused. Errors begin with the JSON path.
Result<void> checkOptimizer(const OptimizerSection& optimizer);

/// Whether Adam's denominator has nothing added to it: where a gradient was always 0, as of the rows of
/// pieces that no text has, an update is then 0/0 and the weight no number any more. What is 0 in float32 is
/// nothing.
bool lacksEpsilon(const OptimizerSection& optimizer);

/// Refuses that in a new recipe; earlier programs took it.
Result<void> checkEpsilon(const OptimizerSection& optimizer);

/// The options away from their defaults that the same section with another kind would leave unread.
std::vector<std::string> optionsUnreadBy(const std::string& kind, const OptimizerSection& optimizer);

}  // namespace s2s
