#pragma once
// Recipes as people compare and copy them.

#include <QString>
#include <filesystem>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

/// One setting in which two recipes differ; an absent one is empty.
struct RecipeDifferenceRow {
  QString path;  ///< "optimizer.learning_rate"
  QString first, second;
};

/// In the order of the first recipe, then what only the second has.
std::vector<RecipeDifferenceRow> recipeDifferences(const Json& first, const Json& second);

/// The same recipe wherever its file lies: what it names by a path below `folder` or the working directory is
/// named whole. One that is not valid, or whose files are gone, stays as it is.
Json withAbsolutePaths(Json recipe, const std::filesystem::path& folder);

/// Shell lines that write the recipe to a file and train it with s2s.
QString trainCommand(const Json& recipe);

}  // namespace s2s
