#pragma once
// A model or a run's checkpoint as a Hugging Face directory of its own, or LoRA's updates of one by
// themselves.

#include <filesystem>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/work_observer.h"

namespace s2s {

/// Writes MODEL to `to`, which must not exist, in "float32", "bfloat16" or "float16" (empty: what its
/// config.json says, else float32), then reads it back and compares every tensor. Gives {"directory",
/// "parameters", "dtype", "warnings", "verified": true}; the warnings are those of opening it. A type that
/// has no number for a weight is refused (engine/front_door/narrowing_check.h).
/// Where it fails or is cancelled nothing is left behind.
Result<Json> exportModel(const std::string& model, const std::filesystem::path& to, const std::string& dtype,
                         const WorkObserver& observer = {});

/// Writes LoRA's updates of MODEL alone, in PEFT's layout, to `to`, which must not exist, then reads them
/// back and compares. Opened on their base they must be MODEL again (engine/front_door/updates_check.h);
/// where they are not, nothing is written. Gives {"directory", "parameters", "base", "warnings", "verified":
/// true}; "base" is the folder of the weights that they belong to, null where these were drawn. A MODEL that
/// was not trained so is an error.
Result<Json> exportUpdates(const std::string& model, const std::filesystem::path& to);

}  // namespace s2s
