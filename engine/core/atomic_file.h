#pragma once
// Files and folders that are complete or absent, whatever happens to the process or the power: temporary name
// in the same folder, fsync, rename, fsync of the folder.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// Replaces the file by `content`; a reader sees the old or the new content, never a mixture.
Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// Syncs every file and folder below `folder`, and itself.
Result<void> syncTree(const std::filesystem::path& folder);

/// Syncs the entries of a folder.
Result<void> syncFolder(const std::filesystem::path& folder);

/// Gives a complete file or folder its final name and syncs the parent. Something that already has the name
/// is an error of kind invalidInput.
Result<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

/// The same where a folder of that name may exist: it is exchanged in one step and then removed. Where the
/// file system cannot exchange, the folder moves to ".NAME.replaced" first: after a kill it may lie there,
/// and `to` be missing, until finishReplacing(). For whoever alone writes in the parent.
Result<void> replaceFolder(const std::filesystem::path& from, const std::filesystem::path& to);

/// Ends what a kill interrupted in replaceFolder() for names in `parent`: a folder that was to be replaced
/// gets its name back where none has it, else it goes. For whoever alone writes there.
Result<void> finishReplacing(const std::filesystem::path& parent);

/// Makes a folder whole or not at all: `write` fills it under a temporary name, which exists when it is
/// called and is removed where it fails.
Result<void> writeFolder(const std::filesystem::path& folder,
                         const std::function<Result<void>(const std::filesystem::path& temporary)>& write);

}  // namespace s2s
