#pragma once
// The data sets of a recipe under the names that its run gives them, and which of them are validated on.

#include <string>
#include <vector>

#include "engine/recipes/recipe.h"

namespace s2s {

/// The name that the source has by itself: its own, or else that of its file.
std::string ownName(const DataSource& source);

/// Names in a run, in the order of data.train and data.validation.sets. A curve each needs a name each: of
/// two training sets "dev", or of one that is validated on and a validation set, the second becomes "dev 2".
struct SetNames {
  std::vector<std::string> train;
  std::vector<std::string> validation;
};
SetNames namesOfSets(const DataSection& data);

struct ValidatedSet {
  const DataSource* source = nullptr;  ///< of the recipe
  std::string name;
};

/// The sets whose rows, or some of them, are validated on.
std::vector<ValidatedSet> validatedSets(const DataSection& data);

/// The same, and where nothing is validated yet, the training sets.
std::vector<ValidatedSet> setsThatMayBeValidated(const DataSection& data);

}  // namespace s2s
