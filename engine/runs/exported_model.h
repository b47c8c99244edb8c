#pragma once
// What of a MODEL argument can be exported.

#include <filesystem>
#include <string>

#include "engine/core/result.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// A folder with weights. Presets and shapes without weights are an error of kind invalidInput.
Result<ModelReference> modelToExport(const std::string& model);

/// The PEFT folder with LoRA's updates of the model; an error of kind invalidInput where it has none.
Result<std::filesystem::path> updatesToExport(const std::string& model);

}  // namespace s2s
