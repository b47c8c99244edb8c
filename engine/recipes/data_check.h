#pragma once
// What the options of a data section must be together.

#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Errors are of kind invalidInput and begin with the JSON path.
Result<void> checkData(const Recipe& recipe);

/// Of a set that trained models are judged on, `path` in its description: options that say something of
/// training sets are errors too.
Result<void> checkTestSet(const DataSource& set, const std::string& path);

}  // namespace s2s
