#pragma once
// Where a run was made: program, libraries, machine. What is needed to say why two runs differ.

#include "engine/core/json.h"
#include "engine/layers/torch_api.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// The content of a run's environment.json.
Json describeEnvironment(torch::Device device, const TrainingSection& training);

}  // namespace s2s
