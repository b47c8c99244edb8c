#pragma once
// A model or a run's checkpoint as a Hugging Face directory of its own.

#include <filesystem>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// Writes MODEL to `to`, which must not exist, in "float32", "bfloat16" or "float16" (empty: what its
/// config.json says, else float32), then reads it back and compares every tensor. Gives {"directory",
/// "parameters", "dtype", "warnings", "verified": true}; the warnings are those of opening it.
Result<Json> exportModel(const std::string& model, const std::filesystem::path& to, const std::string& dtype);

}  // namespace s2s
