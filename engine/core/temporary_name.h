#pragma once
// Names under which files and folders are written until they are whole, and the end of those that nobody will
// finish.

#include <filesystem>

namespace s2s {

/// A name beside `path` that no other process uses and that starts with a dot: ".NAME.PLACE-PID-NUMBER.tmp".
/// A NAME of more than 219 bytes is cut between two letters and ends in "~HASH", so that every name that a
/// file may have (255 bytes) can be written. PLACE, eight hexadecimal digits, stands for the machine (host
/// name and /etc/machine-id) and its process namespace, since elsewhere the same PID is another process. What
/// processes that have ended (kill -9, a power failure) left under names of this place for this very `path`
/// is removed: regular files and folders of the user's own, never what a link stands for, never what a living
/// process writes. What was left elsewhere stays, also by a container that is gone, and what cannot be
/// removed does, without a word.
std::filesystem::path temporaryNameBeside(const std::filesystem::path& path);

/// True for what temporaryNameBeside makes.
bool isTemporaryName(const std::filesystem::path& path);

}  // namespace s2s
