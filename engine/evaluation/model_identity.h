#pragma once
// Which model it was, whatever its folder is called.

#include <filesystem>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// SHA-256 over the names and contents of the files in the folder that decide what a model answers:
/// configuration, weights, tokenizer; of a PEFT adapter also those of its base.
Result<std::string> modelIdentity(const std::filesystem::path& folder);

}  // namespace s2s
