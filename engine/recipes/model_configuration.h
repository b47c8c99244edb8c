#pragma once
// config.json of the model that a recipe trains.

#include "engine/recipes/recipe.h"

namespace s2s {

/// `config` with model.overrides in it, and training.dropout in the place of every dropout rate that these do
/// not name: of layers, attention, activations and the family's own classification head.
Json withRecipeChanges(Json config, const Recipe& recipe);

}  // namespace s2s
