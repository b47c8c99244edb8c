#pragma once
// The sections of a recipe from and to JSON, without any check: what is read has passed the schema.

#include "engine/recipes/recipe.h"

namespace s2s {

/// `json` is complete: applySchema(recipeSchema(), …) gave it.
Recipe recipeFromCheckedJson(const Json& json);

}  // namespace s2s
