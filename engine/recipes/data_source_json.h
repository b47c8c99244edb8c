#pragma once
// One data set by itself, as a recipe has it.

#include "engine/recipes/recipe.h"

namespace s2s {

/// Checks and reads. Errors are of kind invalidInput and begin with `path`.
Result<DataSource> parseDataSource(const Json& json, const std::string& path);

/// The as_text of a data set by itself, likewise.
Result<AsText> parseAsText(const Json& json, const std::string& path);

/// Complete, every default written out.
Json dataSourceToJson(const DataSource& source);

}  // namespace s2s
