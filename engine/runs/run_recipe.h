#pragma once
// What a run was trained with, for those who only look at it.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// recipe.json of a run, read as parseStoredRecipe() does.
Result<Recipe> recipeOfRun(const std::filesystem::path& run);

/// A recipe file that is looked at, and no run is begun with.
struct ViewedRecipe {
  Recipe recipe;                      ///< its paths resolved
  std::vector<std::string> cautions;  ///< unreadCautions()
};

/// With assignments ("training.steps=300") in it. A run's own recipe.json may have options that nothing
/// reads: these are cautions, as the run goes on with them. In every other file, and where the assignments
/// leave options unread, they are errors. All errors are invalidInput.
Result<ViewedRecipe> viewRecipe(const std::filesystem::path& file,
                                const std::vector<std::string>& assignments = {});

}  // namespace s2s
