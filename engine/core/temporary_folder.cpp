#include "engine/core/temporary_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/core/temporary_name.h"

namespace s2s {
namespace {

/// Names that may be taken before it looks like no accident.
constexpr int kMostTries = 16;

}  // namespace

Result<TemporaryFolder> TemporaryFolder::make(const std::string& name, std::filesystem::path where) {
  std::error_code unset;  // TMPDIR names no folder
  if (where.empty()) where = std::filesystem::temp_directory_path(unset);
  if (unset) where = "/tmp";
  for (int tries = 1;; ++tries) {
    const std::filesystem::path path = temporaryNameBeside(where / name);
    if (::mkdir(path.c_str(), S_IRWXU) == 0) return TemporaryFolder(path);
    // Another user's may have the name in a folder that all share, and cannot be removed there.
    if (errno == EEXIST && tries < kMostTries) continue;
    return Error{std::string("no temporary folder could be made: ") + std::strerror(errno), where.string(),
                 "free some space, or make the folder writable"};
  }
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, std::filesystem::path())) {}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
}

}  // namespace s2s
