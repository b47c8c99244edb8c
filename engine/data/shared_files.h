#pragma once
// Files that are read and files that are written are different ones.

#include <filesystem>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// An error of kind invalidInput that names the path where a file to be written is also one of those that are
/// read, or is named twice. What is read may be data sets: all of their files are meant (filesOf). Empty
/// paths do not count; another spelling or a link is the same file.
Result<void> refuseSharedFiles(const std::vector<std::filesystem::path>& read,
                               const std::vector<std::filesystem::path>& written);

}  // namespace s2s
