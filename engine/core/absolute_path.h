#pragma once
// std::filesystem::absolute throws for an empty path; people leave fields empty.

#include <filesystem>

namespace s2s {

/// The path from the root on; an empty one is the working directory.
inline std::filesystem::path absolutePath(const std::filesystem::path& path) {
  return path.empty() ? std::filesystem::current_path() : std::filesystem::absolute(path);
}

}  // namespace s2s
