#pragma once
// A large file written piece by piece that appears under its name only when it is whole.

#include <cstddef>
#include <filesystem>
#include <span>

#include "engine/core/result.h"

namespace s2s {

/// Writes to a temporary name beside `path`. Without a successful commit() nothing is left behind.
class OutputFile {
 public:
  static Result<OutputFile> create(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  Result<void> write(std::span<const std::byte> bytes);
  /// Syncs the file and renames it to its name.
  Result<void> commit();

 private:
  OutputFile(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
      : m_path(std::move(path)), m_temporary(std::move(temporary)), m_descriptor(descriptor) {}
  std::filesystem::path m_path, m_temporary;
  int m_descriptor;
};

}  // namespace s2s
