#pragma once
// What of a MODEL argument can be exported.

#include <filesystem>
#include <string>

#include "engine/core/result.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// A folder with weights. Presets and shapes without weights are an error of kind invalidInput.
Result<ModelReference> modelToExport(const std::string& model);

/// LoRA's updates of a model by themselves.
struct UpdatesToExport {
  std::filesystem::path folder;  ///< in PEFT's layout
  std::filesystem::path model;   ///< the checkpoint that has them merged in, or the PEFT folder itself
};

/// An error of kind invalidInput where the model has no updates.
Result<UpdatesToExport> updatesToExport(const std::string& model);

}  // namespace s2s
