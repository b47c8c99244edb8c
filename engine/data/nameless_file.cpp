#include <fcntl.h>
#include <stdlib.h>

#include <cstdlib>

#include "engine/data/indexed_table.h"

namespace s2s {

std::filesystem::path cacheFolder() {
  const char* given = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path folder;
  if (given != nullptr && given[0] == '/')
    folder = given;
  else if (home != nullptr && home[0] == '/')
    folder = std::filesystem::path(home) / ".cache";
  std::error_code problem;
  if (!folder.empty()) {
    folder /= "seq2seq-workbench";
    std::filesystem::create_directories(folder, problem);
    if (!problem && ::access(folder.c_str(), W_OK) == 0) return folder;
  }
  return std::filesystem::temp_directory_path(problem);
}

Result<FileDescriptor> openNamelessFile(const std::filesystem::path& folder) {
  // O_TMPFILE is not known to every file system; a name that is removed at once does the same.
  std::string name = (folder / "decoded-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return systemError("make a file", folder, "set XDG_CACHE_HOME to a folder of yours");
  ::unlink(name.c_str());
  return FileDescriptor(descriptor);
}

}  // namespace s2s
