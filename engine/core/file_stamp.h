#pragma once
#include <filesystem>
#include <string>

namespace s2s {

/// Path, size and time of change of a file, or of all files in a folder: another text as soon as one of them
/// changes.
std::string fileStamp(const std::filesystem::path& path);

}  // namespace s2s
