#pragma once
// A classifier on an encoder that stays as it is, wholly or but for its last layers.

#include "engine/core/result.h"
#include "engine/models/model.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Takes gradients from the tensors that the recipe freezes. Freezing anything but the encoder of a
/// classifier is invalidInput.
Result<void> freezeEncoder(Model& model, const AdaptationSection& adaptation);

}  // namespace s2s
