#pragma once
// A file's bytes without copying them.

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// A whole regular file mapped for reading. The bytes must not be used after the object is gone. Another
/// process that shortens the file while it is mapped ends this one with SIGBUS, so map only files that are
/// replaced by rename (models, checkpoints), never logs.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path, std::uintmax_t maximumBytes);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return m_bytes; }

 private:
  explicit MappedFile(std::string_view bytes) : m_bytes(bytes) {}
  std::string_view m_bytes;
};

}  // namespace s2s
