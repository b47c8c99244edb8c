#pragma once
// A log of lines that other processes read while it grows.

#include <filesystem>
#include <string_view>

#include "engine/core/file_descriptor.h"
#include "engine/core/result.h"

namespace s2s {

/// Appends whole lines, each with one write. A torn line that a crash left at the end is closed first, so
/// that it never runs together with the next one.
class LineAppender {
 public:
  static Result<LineAppender> open(const std::filesystem::path& path);

  /// `line` holds no line feed. One that could not be written whole is taken back. A file that was deleted
  /// meanwhile is an error: lines would go nowhere.
  Result<void> append(std::string_view line);
  /// Waits until everything appended is on the disk.
  Result<void> sync();

 private:
  LineAppender(std::filesystem::path path, FileDescriptor file)
      : m_path(std::move(path)), m_file(std::move(file)) {}
  std::filesystem::path m_path;
  FileDescriptor m_file;
};

}  // namespace s2s
