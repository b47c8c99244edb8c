#pragma once
// What of its model a recipe's run will train, found out before it begins.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// What the recipe asks for and a run of `totalSteps` never comes to: blocks that gradual unfreezing has not
/// reached at the end, and checkpoints for the mean of the last ones. `shape`: as trainedShape() gives it.
std::vector<std::string> neverReached(const Recipe& recipe, const ModelShape& shape, std::int64_t totalSteps);

/// Holds adaptation and optimizer.groups against the model, where model.from is at hand: what does not fit is
/// the error that training begins with (adapted_shape.h). Gives neverReached(), where the recipe says how
/// many steps there are; of a model that is not at hand only what the recipe alone tells.
Result<std::vector<std::string>> checkTrainedPart(const Recipe& recipe);

}  // namespace s2s
