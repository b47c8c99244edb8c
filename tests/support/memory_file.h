#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace s2s::test {

/// A file without a disk, for tests that write thousands.
class MemoryFile {
 public:
  MemoryFile() : m_descriptor(memfd_create("test", 0)) {}
  ~MemoryFile() { close(m_descriptor); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  /// Opening this path opens the content.
  std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }
  /// False where the content could not be replaced.
  bool replace(std::string_view content) {
    return ftruncate(m_descriptor, 0) == 0 &&
           pwrite(m_descriptor, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size());
  }

 private:
  int m_descriptor;
};

}  // namespace s2s::test
