#pragma once
// What a run was trained with, for those who only look at it.

#include <filesystem>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// recipe.json of a run, read as parseStoredRecipe() does.
Result<Recipe> recipeOfRun(const std::filesystem::path& run);

}  // namespace s2s
