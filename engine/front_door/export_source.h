#pragma once
// A model with weights on disk, as exporting reads it: tensor by tensor, without building the model.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/models/weights.h"

namespace s2s {

struct ExportSource {
  std::filesystem::path folder;
  std::string dtypeName;  ///< to export in: "float32"
  torch::Dtype dtype = torch::kFloat32;
};

/// MODEL, to be exported in "float32", "bfloat16" or "float16" (empty: what its config.json says, else
/// float32). Presets and shapes without weights are an error of kind invalidInput.
Result<ExportSource> findExportSource(const std::string& model, const std::string& dtype);

struct StoredTensors {
  std::vector<NamedTensor> tensors;   ///< under the names of Weights::stored(); views of the mapped file
  std::vector<std::string> warnings;  ///< extra tensors
};

/// All tensors that a model of `config` stores, out of the folder's checkpoint. Buffers that it lacks are
/// zeros.
Result<StoredTensors> readStoredTensors(const std::filesystem::path& folder, const Json& config);

}  // namespace s2s
