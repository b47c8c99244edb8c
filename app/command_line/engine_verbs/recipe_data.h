#pragma once
// A data set as a recipe or run has it, for asking other rows in the same way.

#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s::command_line {

/// The training set called `set` (empty: the first) of a recipe file, or of the recipe that a run was trained
/// with, with the objective by which it is learned.
Result<DataSource> dataSetOf(const std::string& recipeOrRun, const std::string& set);

}  // namespace s2s::command_line
