#pragma once
// config.json of the model that a recipe trains.

#include "engine/recipes/recipe.h"

namespace s2s {

/// `config` with model.overrides and training.dropout in it.
Json withRecipeChanges(Json config, const Recipe& recipe);

}  // namespace s2s
