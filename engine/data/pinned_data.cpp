#include "engine/data/pinned_data.h"

#include <utility>

#include "engine/core/sha256.h"
#include "engine/data/filters/filter_files.h"
#include "engine/data/source_files.h"

namespace s2s {
namespace {

Result<void> pinFile(const std::string& path, std::string& recorded) {
  if (path.empty()) return {};
  const Result<std::string> found = sha256OfData(path);
  if (!found) return found.error();
  if (recorded.empty()) recorded = *found;
  if (recorded == *found) return {};
  return Error{"the data file has changed since the run began", path,
               "bring back the file with SHA-256 " + recorded + ", or start a new run",
               Error::Kind::invalidInput};
}

}  // namespace

Result<std::string> sha256OfData(const std::filesystem::path& path) {
  const Result<std::vector<std::filesystem::path>> files = filesOf(path);
  if (!files) return files.error();
  if (files->size() == 1 && files->front() == path) return sha256OfFile(path);
  std::string list;
  for (const std::filesystem::path& file : *files) {
    const Result<std::string> hash = sha256OfFile(file);
    if (!hash) return hash.error();
    list += *hash + "  " + file.filename().string() + "\n";
  }
  return sha256(list);
}

std::vector<DataFile> dataFilesOf(const DataSource& source) {
  std::vector<DataFile> files;
  if (!source.path.empty()) files.push_back({source.path, source.sha256});
  if (!source.targetPath.empty()) files.push_back({source.targetPath, source.targetSha256});
  for (auto& [path, hash] : pinnedFilterFiles(source.filters))
    files.push_back({std::move(path), std::move(hash)});
  return files;
}

Result<void> pinSource(DataSource& source) {
  if (Result<void> pinned = pinFile(source.path, source.sha256); !pinned) return pinned;
  if (Result<void> pinned = pinFile(source.targetPath, source.targetSha256); !pinned) return pinned;
  return pinFilterFiles(source.filters);
}

}  // namespace s2s
