#pragma once
// The data sets of a recipe as checks take them.

#include <functional>
#include <vector>

#include "engine/data/checks/data_checks.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// What the recipe's objective reads of the rows of this data set beside their source.
RowNeeds needsOf(const DataSource& source, const ObjectiveSection& objective);

/// Training sets, validation sets and the split. A training set that the mixture leaves out is one for
/// validation, for that is what becomes of its rows, or of those that the split holds out.
DataCheckRequest checksOf(const Recipe& recipe);

/// The request without the filters of its sets: the rows as the files have them.
DataCheckRequest withoutFilters(DataCheckRequest request);

/// What the filters of each set leave out, and of the checks only the cheapest; nothing where no set has any.
Result<std::vector<SetSummary>> countFilters(
    DataCheckRequest request, const RunControl& control,
    const std::function<void(const DataCheckProgress&)>& progress = {});

}  // namespace s2s
