#pragma once
// JSON files that people write.

#include <filesystem>

#include "engine/core/json.h"

namespace s2s {

/// Reads and parses a file of at most 64 MiB in which `// …` and `/* … */` outside strings are white space
/// (parseCommentedJson).
Result<Json> readCommentedJsonFile(const std::filesystem::path& path);

}  // namespace s2s
