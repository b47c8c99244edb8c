#pragma once
// What stands between braces in the template of a task as text.

#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Refuses {pair} where the set names no second text, which would be fed as nothing, and every other {name}
/// but {source}, which would be fed as it stands. Errors are of kind invalidInput and begin with `path`,
/// which is that of the set. For new recipes: models have learned from such texts.
Result<void> checkTemplate(const DataSource& set, const std::string& path);

/// The same of all data sets.
Result<void> checkTemplates(const Recipe& recipe);

}  // namespace s2s
