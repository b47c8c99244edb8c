#pragma once
// A file's bytes without reading them: pages come in when they are looked at.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "engine/core/result.h"

namespace s2s {

/// The bytes of a regular file for as long as the object lives. The mapping is private: writing to the bytes
/// changes this process's copy only. The file must not be cut shorter by others meanwhile.
class MappedFile {
 public:
  /// Symbolic links are followed. Folders, pipes, devices and empty files are errors.
  static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<std::byte> bytes() const { return {m_data, m_size}; }
  const std::filesystem::path& path() const { return m_path; }

 private:
  MappedFile(std::filesystem::path path, std::byte* data, std::size_t size)
      : m_path(std::move(path)), m_data(data), m_size(size) {}

  std::filesystem::path m_path;
  std::byte* m_data;
  std::size_t m_size;
};

}  // namespace s2s
