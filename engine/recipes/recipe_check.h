#pragma once
// What the options of a recipe must be together.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Options that contradict each other are errors of kind invalidInput that begin with the JSON path. What
/// nothing reads is left to unreadOptions().
Result<void> checkRecipe(const Recipe& recipe);

}  // namespace s2s
