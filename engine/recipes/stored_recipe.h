#pragma once
// Recipes that runs have begun with.

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// As parseRecipe(), with options that nothing reads (unreadOptions()): an earlier program may have taken
/// them, and they change nothing.
Result<Recipe> parseStoredRecipe(const Json& json);

}  // namespace s2s
