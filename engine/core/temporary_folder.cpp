#include "engine/core/temporary_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/core/temporary_name.h"

namespace s2s {

Result<TemporaryFolder> TemporaryFolder::make(const std::string& name, std::filesystem::path where) {
  std::error_code unset;  // TMPDIR names no folder
  if (where.empty()) where = std::filesystem::temp_directory_path(unset);
  if (unset) where = "/tmp";
  const std::filesystem::path path = temporaryNameBeside(where / name);
  if (::mkdir(path.c_str(), S_IRWXU) != 0)
    return Error{std::string("no temporary folder could be made: ") + std::strerror(errno), where.string(),
                 "free some space, or make the folder writable"};
  return TemporaryFolder(path);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, std::filesystem::path())) {}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
}

}  // namespace s2s
