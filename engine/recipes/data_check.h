#pragma once
// What the options of a data section must be together.

#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/recipes/unread_option.h"

namespace s2s {

/// Errors are of kind invalidInput and begin with the JSON path.
Result<void> checkData(const Recipe& recipe);

/// Of a set that trained models are judged on, `path` in its description: options that say something of
/// training sets are errors too.
Result<void> checkTestSet(const DataSource& set, const std::string& path);

/// Columns that no objective of theirs reads, and what the kind of mixture passes over.
std::vector<UnreadOption> unreadOfData(const Recipe& recipe);

}  // namespace s2s
