#pragma once
// Physical lines of a file, read in blocks.

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/file_descriptor.h"
#include "engine/core/result.h"

namespace s2s {

struct Line {
  std::string text;         ///< without its end (LF, CR LF); cut where it is too long
  std::int64_t number = 0;  ///< from 1
  bool tooLong = false;     ///< longer than LineSource::kLongest
};

class LineSource {
 public:
  static constexpr std::size_t kLongest = std::size_t{8} << 20;  ///< bytes; no sentence is that long

  /// A byte-order mark of UTF-8 is skipped; UTF-16 and UTF-32 are an error that names the encoding.
  static Result<LineSource> open(const std::filesystem::path& path);

  /// The next line; nothing at the end. A line feed at the end of the file begins no further line.
  Result<std::optional<Line>> next();
  /// Puts a line back, to be given again next.
  void putBack(Line line) { m_back.push_front(std::move(line)); }

 private:
  LineSource(std::filesystem::path path, FileDescriptor file)
      : m_path(std::move(path)), m_file(std::move(file)) {}
  Result<bool> fill();

  std::filesystem::path m_path;
  FileDescriptor m_file;
  std::string m_block;
  std::size_t m_position = 0;
  std::int64_t m_number = 0;
  std::deque<Line> m_back;
};

/// Why cells cannot be used: not UTF-8, a NUL byte; empty where they can.
std::string whyUnusable(std::string_view text);

}  // namespace s2s
