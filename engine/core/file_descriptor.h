#pragma once
// Owns a POSIX file descriptor.

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/result.h"

namespace s2s {

class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
  FileDescriptor(FileDescriptor&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    if (this != &other) close(), m_descriptor = std::exchange(other.m_descriptor, -1);
    return *this;
  }
  ~FileDescriptor() { close(); }

  bool valid() const { return m_descriptor >= 0; }
  int get() const { return m_descriptor; }

 private:
  void close() {
    if (m_descriptor >= 0) ::close(m_descriptor);
    m_descriptor = -1;
  }
  int m_descriptor = -1;
};

/// Opens close-on-exec; `flags` and `mode` as open(2).
Result<FileDescriptor> openFile(const std::filesystem::path& path, int flags, unsigned mode = 0666);

/// Writes every byte, going on after interruptions and short writes. `path` is named in errors.
Result<void> writeAll(const FileDescriptor& file, std::string_view bytes, const std::filesystem::path& path);

/// Waits until the file's content is on the disk.
Result<void> syncFile(const FileDescriptor& file, const std::filesystem::path& path);

/// What a system call's errno says of whose fault it is: failed where the path is, else unavailable.
Error::Kind kindOfSystemError(int reason);

/// The error of the last failed system call: "cannot DO: REASON", PATH.
Error systemError(const std::string& action, const std::filesystem::path& path,
                  const std::string& remedy = "");

}  // namespace s2s
