#include "engine/core/atomic_file.h"

#include <fcntl.h>
#include <stdio.h>

#include <vector>

#include "engine/core/file_descriptor.h"
#include "engine/core/temporary_name.h"

namespace s2s {
namespace {

std::filesystem::path parentOf(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

Error alreadyTaken(const std::filesystem::path& path) {
  return {"this name is already taken", path.string(), "choose another name or move it away",
          Error::Kind::invalidInput};
}

Result<void> writeAndSync(const std::filesystem::path& path, std::string_view content) {
  Result<FileDescriptor> file = openFile(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return file.error();
  if (Result<void> written = writeAll(*file, content, path); !written) return written;
  return syncFile(*file, path);
}

constexpr std::string_view kReplacedSuffix = ".replaced";

/// Not a temporary name: nobody may take the folder for one that was never whole.
std::filesystem::path nameWhileReplaced(const std::filesystem::path& path) {
  return parentOf(path) / ("." + path.filename().string() + std::string(kReplacedSuffix));
}

/// The name that a folder had, by that which it has while it is replaced; empty for every other name.
std::string replacedName(std::string_view name) {
  if (!name.starts_with('.') || !name.ends_with(kReplacedSuffix)) return "";
  if (name.size() <= 1 + kReplacedSuffix.size()) return "";  // ".replaced" itself
  return std::string(name.substr(1, name.size() - 1 - kReplacedSuffix.size()));
}

/// The same as an exchange in three steps, of which none loses a folder.
Result<void> exchangeByRenames(const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::filesystem::path replaced = nameWhileReplaced(to);
  if (::rename(to.c_str(), replaced.c_str()) != 0) return systemError("replace the folder", to);
  if (::rename(from.c_str(), to.c_str()) != 0) {
    Error error = systemError("replace the folder", to);
    (void)::rename(replaced.c_str(), to.c_str());
    return error;
  }
  if (::rename(replaced.c_str(), from.c_str()) != 0)
    return systemError("move the replaced folder away", replaced);
  return {};
}

}  // namespace

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path temporary = temporaryNameBeside(path);
  Result<void> written = writeAndSync(temporary, content);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0)
    written = systemError("rename to the final name", path);
  if (!written) {
    ::unlink(temporary.c_str());
    return written;
  }
  return syncFolder(parentOf(path));
}

Result<void> syncFolder(const std::filesystem::path& folder) {
  const Result<FileDescriptor> opened = openFile(folder, O_RDONLY | O_DIRECTORY);
  if (!opened) return opened.error();
  return syncFile(*opened, folder);
}

Result<void> syncTree(const std::filesystem::path& folder) {
  std::error_code problem;
  for (std::filesystem::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (!entry->is_regular_file() && !entry->is_directory()) continue;
    const Result<FileDescriptor> opened = openFile(entry->path(), O_RDONLY);
    if (!opened) return opened.error();
    if (Result<void> synced = syncFile(*opened, entry->path()); !synced) return synced;
  }
  if (problem)
    return Error{"cannot list the folder: " + problem.message(), folder.string(), "check its permissions"};
  return syncFolder(folder);
}

Result<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
  int failed = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  if (failed != 0 && errno == EINVAL) {  // a file system without RENAME_NOREPLACE
    if (std::filesystem::exists(std::filesystem::symlink_status(to)))
      errno = EEXIST;
    else
      failed = ::rename(from.c_str(), to.c_str());
  }
  if (failed != 0 && errno == EEXIST) {
    return alreadyTaken(to);
  }
  if (failed != 0) return systemError("rename to the final name", to);
  return syncFolder(parentOf(to));
}

Result<void> replaceFolder(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (Result<void> finished = finishReplacing(parentOf(to)); !finished) return finished;
  if (!std::filesystem::exists(to)) return renameDurably(from, to);
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL) return systemError("replace the folder", to);
    if (Result<void> exchanged = exchangeByRenames(from, to); !exchanged) return exchanged;
  }
  if (Result<void> synced = syncFolder(parentOf(to)); !synced) return synced;
  std::error_code problem;
  std::filesystem::remove_all(from, problem);
  if (problem)
    return Error{"cannot remove the replaced folder: " + problem.message(), from.string(),
                 "remove it by hand"};
  return {};
}

Result<void> finishReplacing(const std::filesystem::path& parent) {
  std::error_code problem;
  std::vector<std::filesystem::path> found;
  for (std::filesystem::directory_iterator entry(parent, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (!replacedName(entry->path().filename().string()).empty()) found.push_back(entry->path());
  }
  for (const std::filesystem::path& replaced : found) {
    const std::filesystem::path path = parent / replacedName(replaced.filename().string());
    if (std::filesystem::exists(std::filesystem::symlink_status(path, problem)))
      std::filesystem::remove_all(replaced, problem);
    else if (Result<void> restored = renameDurably(replaced, path); !restored)
      return restored;
  }
  return {};
}

Result<void> writeFolder(const std::filesystem::path& given,
                         const std::function<Result<void>(const std::filesystem::path& temporary)>& write) {
  const std::filesystem::path folder = given.has_filename() ? given : given.parent_path();  // "folder/"
  std::error_code unknown;
  // Before the work that is in it; the rename looks again.
  if (std::filesystem::exists(std::filesystem::symlink_status(folder, unknown))) return alreadyTaken(folder);
  const std::filesystem::path temporary = temporaryNameBeside(folder);
  const auto make = [&]() -> Result<void> {
    std::error_code problem;
    std::filesystem::create_directories(temporary, problem);
    if (problem)
      return Error{"cannot create the folder: " + problem.message(), folder.string(), "check the path"};
    if (Result<void> written = write(temporary); !written) return written;
    if (Result<void> synced = syncTree(temporary); !synced) return synced;
    return renameDurably(temporary, folder);
  };
  Result<void> made = make();
  if (!made) {
    std::error_code ignored;
    std::filesystem::remove_all(temporary, ignored);
  }
  return made;
}

}  // namespace s2s
