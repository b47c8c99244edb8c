#pragma once
// Bad rows as a table that a person can open, correct and read again.

#include "engine/core/streamed_file.h"
#include "engine/data/row_reader.h"

namespace s2s {

/// TSV with the columns line, why, raw. In raw, tab, line end, carriage return and backslash are \t, \n, \r
/// and \\; bytes that are not UTF-8 and NUL are \xNN. At most BadRow::kLongestRaw bytes of a row are kept.
class BadRowFile {
 public:
  static Result<BadRowFile> open(const std::filesystem::path& path, StreamedFile::Existing existing);

  Result<void> add(const BadRow& row);
  Result<void> finish() { return m_file.finish(); }

 private:
  explicit BadRowFile(StreamedFile file) : m_file(std::move(file)) {}
  StreamedFile m_file;
};

/// As BadRowFile writes it.
std::string escapedRaw(std::string_view raw);

}  // namespace s2s
