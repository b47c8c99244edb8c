#pragma once
// Names under which files and folders are written until they are whole, and the end of those that nobody will
// finish.

#include <filesystem>

namespace s2s {

/// A name beside `path` that no other process uses and that starts with a dot: ".NAME.PID-NUMBER.tmp".
/// What processes that have ended (kill -9, a power failure) left under such names for this very `path` is
/// removed: regular files and folders of the user's own, never what a link stands for, never what a living
/// process writes. A process is looked for on this machine, outside other containers; two that do not see
/// each other must not write one path at the same time. What cannot be removed stays, without a word.
std::filesystem::path temporaryNameBeside(const std::filesystem::path& path);

/// True for what temporaryNameBeside makes.
bool isTemporaryName(const std::filesystem::path& path);

}  // namespace s2s
