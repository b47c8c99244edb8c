#pragma once
// The elements of a JSON file whose top is an array, one at a time, whatever the size of the file.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/file_descriptor.h"
#include "engine/core/result.h"

namespace s2s {

struct JsonElement {
  std::string text;       ///< as written; cut where it is too long
  std::int64_t line = 0;  ///< 1-based, where it begins
  bool tooLong = false;
};

class JsonElements {
 public:
  static constexpr std::size_t kLongest = std::size_t{8} << 20;  ///< bytes of one element

  static Result<JsonElements> open(const std::filesystem::path& path);

  /// The first character that is no white space; 0 for a file without any. Nothing is taken.
  Result<char> peek();
  /// The next element; nothing behind the closing bracket. Elements are cut at the commas of the top level
  /// without being checked; what makes that impossible is an error.
  Result<std::optional<JsonElement>> next();

 private:
  JsonElements(std::filesystem::path path, FileDescriptor file)
      : m_path(std::move(path)), m_file(std::move(file)) {}
  Result<char> character();  ///< the one at the position; 0 at the end
  void advance();
  Error broken(const std::string& what) const;

  std::filesystem::path m_path;
  FileDescriptor m_file;
  std::string m_block;
  std::size_t m_position = 0;
  std::int64_t m_line = 1;
  bool m_begun = false, m_ended = false, m_atEnd = false;
};

}  // namespace s2s
