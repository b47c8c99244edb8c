#pragma once
// What an objective asks of the model, by its name in recipes.

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

/// What the one model of the recipe is built for. It reads every data set, also those that are only validated
/// on: a training set that is left out, and validation sets. Objectives that need two models are an error of
/// kind invalidInput with the place of the first set that does not go with what is learned: of those that
/// write texts several go together, of all others one. The recipe has a training set at least.
Result<ModelTask> commonTask(const Recipe& recipe);

}  // namespace s2s
