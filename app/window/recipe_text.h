#pragma once
// Recipes as people compare and copy them.

#include <QString>
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

/// Shell lines that write the recipe to a file and train it with s2s.
QString trainCommand(const Json& recipe);

}  // namespace s2s
