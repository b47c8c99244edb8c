#pragma once
// The labels that a classifier will learn, from its data, before it is trained.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/recipes/recipe.h"

namespace s2s {

/// The labels of each label column.
using DataLabels = std::vector<std::set<std::string>>;

/// The recipe's training sets without the one that data.mixing.leave_out validates on alone.
std::vector<DataSource> trainedSets(const DataSection& data);

/// Those of all rows of the recipe's training sets that training would read, whatever is held out of them;
/// `regression`: columns without labels, for which nothing is read. Nothing where the data is longer than can
/// be looked through in a moment (16 MiB), cannot be read, or is none to train on. Remembered while neither
/// the recipe's data nor a file of it changes.
std::optional<DataLabels> labelsOfData(const Recipe& recipe, bool regression);

}  // namespace s2s
