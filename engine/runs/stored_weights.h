#pragma once
// A MODEL argument of which the weights are wanted.

#include <string>

#include "engine/core/result.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// resolveModel() where that is a folder with weights; a shape without them (preset, config.json) is an error
/// of kind invalidInput.
Result<ModelReference> resolveStoredWeights(const std::string& model);

}  // namespace s2s
