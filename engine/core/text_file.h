#pragma once
// Whole small files as text.

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// The bytes of a regular file of at most `maximumBytes`.
Result<std::string> readTextFile(const std::filesystem::path& path, std::uintmax_t maximumBytes = 64u << 20);

}  // namespace s2s
