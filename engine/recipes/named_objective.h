#pragma once
// What an objective asks of the model, by its name in recipes.

#include <span>
#include <string>
#include <string_view>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_task.h"

namespace s2s {

/// By which a data set is learned: its own, else the recipe's.
const std::string& objectiveKindOf(const DataSource& set, const Recipe& recipe);

/// What a model that learns by this objective is built for; sequence to sequence for a name that is none.
ModelTask taskOfObjective(std::string_view name);

/// What one model is built for that learns by all of these, which are one at least. Objectives that need two
/// models are an error of kind invalidInput: of those that write texts several go together, of all others
/// one.
Result<ModelTask> commonTask(std::span<const std::string> objectives);

}  // namespace s2s
