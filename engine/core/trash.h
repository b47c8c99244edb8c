#pragma once
// The desktop's waste bin (freedesktop.org Trash specification 1.0).

#include <filesystem>

#include "engine/core/result.h"

namespace s2s {

/// Moves a file or folder to the bin of its file system ($XDG_DATA_HOME/Trash, or .Trash-UID at the mount's
/// top), from where the desktop can restore it. Returns its new place. Nothing is ever copied or removed for
/// good.
Result<std::filesystem::path> moveToTrash(const std::filesystem::path& path);

}  // namespace s2s
