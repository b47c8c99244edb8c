#pragma once
// Data sets that are named beside another one and read as that one is.

#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s::command_line {

/// The files that FILE or, of parallel text, FILE+TARGETFILE names.
std::vector<std::string> filesNamed(const std::string& given);

/// The set that `given` names for `option`, with the columns, format and encoding of `like` and without its
/// filters. Of parallel text both files have to be named: else an error of kind invalidInput.
Result<DataSource> otherSet(const std::string& option, const std::string& given, DataSource like);

}  // namespace s2s::command_line
