#pragma once
// What an export will be, told before anything is written.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

struct ExportPlan {
  std::string dtype;                  ///< of the weights; empty of updates alone, which keep theirs
  std::int64_t bytes = 0;             ///< of the weights
  std::vector<std::string> warnings;  ///< sentences for people
};

/// Of MODEL as a whole, in "float32", "bfloat16" or "float16" (empty: what its config.json says, else
/// float32). Presets and shapes without weights are an error of kind invalidInput.
Result<ExportPlan> planExport(const std::string& model, const std::string& dtype);

/// Of LoRA's updates of MODEL alone; an error of kind invalidInput where it holds none.
Result<ExportPlan> planUpdatesExport(const std::string& model);

/// What other programs would miss of a model: sentences for people.
std::vector<std::string> missedByOthers(const ModelShape& shape);

}  // namespace s2s
