#pragma once
// What holds for the names of columns in every format that names them.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// No file has more columns, so that a line of nothing but separators stays small in memory.
inline constexpr std::size_t kMostColumns = 4096;

/// An error where there are none or too many, where a name cannot be used, or where two are the same.
Result<void> checkColumns(const std::vector<std::string>& names, const std::filesystem::path& path);

}  // namespace s2s
