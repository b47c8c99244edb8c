#pragma once
// What the options of a data section must be together.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Errors are of kind invalidInput and begin with the JSON path.
Result<void> checkData(const Recipe& recipe);

}  // namespace s2s
