#pragma once
#include <functional>
#include <string>

#include "engine/recipes/recipe.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// Which tensors of a model a recipe trains, by name.
std::function<bool(const std::string&)> trainedTensors(const ModelShape& shape, const Recipe& recipe);

}  // namespace s2s
