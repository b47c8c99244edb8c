#include "engine/data/shared_files.h"

#include <algorithm>

#include "engine/data/source_files.h"

namespace s2s {
namespace {

bool isSameFile(const std::filesystem::path& one, const std::filesystem::path& other) {
  if (one.empty() || other.empty()) return false;
  std::error_code failed;
  if (std::filesystem::equivalent(one, other, failed)) return true;
  // Files that do not exist yet are compared by their full names.
  const auto first = std::filesystem::weakly_canonical(std::filesystem::absolute(one), failed);
  if (failed) return false;
  const auto second = std::filesystem::weakly_canonical(std::filesystem::absolute(other), failed);
  return !failed && first == second;
}

/// Paths that are read, with the files that they stand for.
std::vector<std::filesystem::path> allFilesOf(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> all;
  for (const std::filesystem::path& path : paths) {
    all.push_back(path);
    // What cannot be found out will be told by whoever opens it.
    if (const auto files = filesOf(path)) all.insert(all.end(), files->begin(), files->end());
  }
  return all;
}

}  // namespace

Result<void> refuseSharedFiles(const std::vector<std::filesystem::path>& read,
                               const std::vector<std::filesystem::path>& written) {
  const std::vector<std::filesystem::path> files = allFilesOf(read);
  for (auto path = written.begin(); path != written.end(); ++path) {
    const auto isThis = [&](const std::filesystem::path& other) { return isSameFile(*path, other); };
    if (std::ranges::any_of(files, isThis)) {
      return Error{"a file that is read cannot be replaced", path->string(), "choose another name",
                   Error::Kind::invalidInput};
    }
    if (std::any_of(written.begin(), path, isThis)) {
      return Error{"the same file would be written twice", path->string(), "choose another name",
                   Error::Kind::invalidInput};
    }
  }
  return {};
}

}  // namespace s2s
