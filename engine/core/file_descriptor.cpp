#include "engine/core/file_descriptor.h"

#include <fcntl.h>

namespace s2s {

Error::Kind kindOfSystemError(int reason) {
  const bool isPath =
      reason == ENOENT || reason == ENOTDIR || reason == EISDIR || reason == ELOOP || reason == ENAMETOOLONG;
  return isPath ? Error::Kind::failed : Error::Kind::unavailable;
}

Error systemError(const std::string& action, const std::filesystem::path& path, const std::string& remedy) {
  const int reason = errno;
  std::string advice = remedy;
  if (reason == ENOSPC || reason == EDQUOT)
    advice = "free some space on that disk";
  else if (advice.empty() && (reason == EACCES || reason == EPERM || reason == EROFS))
    advice = "check its permissions";
  return Error{"cannot " + action + ": " + std::strerror(reason), path.string(), advice,
               kindOfSystemError(reason)};
}

Result<FileDescriptor> openFile(const std::filesystem::path& path, int flags, unsigned mode) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  if (descriptor < 0) return systemError("open the file", path);
  return FileDescriptor(descriptor);
}

Result<void> writeAll(const FileDescriptor& file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return systemError("write the file", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> syncFile(const FileDescriptor& file, const std::filesystem::path& path) {
  // Some file systems have nothing to sync for a folder and answer EINVAL.
  if (::fsync(file.get()) != 0 && errno != EINVAL) return systemError("sync the file to the disk", path);
  return {};
}

}  // namespace s2s
