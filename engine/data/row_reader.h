#pragma once
// Rows of text files in whatever format, one at a time. Bad rows are counted and described, never fatal and
// never silent.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/core/result.h"

namespace s2s {

/// A row that cannot be used, and why.
struct BadRow {
  std::int64_t line = 0;  ///< 1-based line of the file where the row begins
  std::string why;        ///< "3 columns where the header has 2"
};

/// Every bad row is counted; the first thousand are described.
class BadRows {
 public:
  void add(std::int64_t line, std::string why);
  /// Takes in others; the description stays in the order of lines.
  void merge(const BadRows& others);
  std::int64_t count() const { return m_count; }
  const std::vector<BadRow>& described() const { return m_described; }

 private:
  std::int64_t m_count = 0;
  std::vector<BadRow> m_described;
};

/// One row: a cell for each column, all valid UTF-8 without NUL.
struct Row {
  std::vector<std::string> cells;
  std::int64_t line = 0;  ///< 1-based line of the file where the row begins
};

struct ReaderOptions {
  std::string format = "auto";       ///< a name in readerFormats(), or auto
  bool header = true;                ///< whether the first row of a TSV or CSV file names the columns
  std::filesystem::path targetPath;  ///< text format: the file whose lines are the column "target"
};

/// Reads one file from its beginning to its end. Not for several threads at once.
class RowReader {
 public:
  virtual ~RowReader() = default;

  /// Names of the columns; "1", "2", … where the file has none.
  const std::vector<std::string>& columns() const { return m_columns; }
  /// The next usable row; nothing at the end. An error means that the rest of the file cannot be read.
  virtual Result<std::optional<Row>> next() = 0;
  /// What was skipped so far.
  const BadRows& badRows() const { return m_badRows; }

 protected:
  std::vector<std::string> m_columns;
  BadRows m_badRows;
};

/// How one file format is read.
struct ReaderFormat {
  std::string_view name;                     ///< "tsv"
  std::string_view title;                    ///< "Tab-separated values"
  std::vector<std::string_view> extensions;  ///< ".tsv", lower case
  Result<std::unique_ptr<RowReader>> (*open)(const std::filesystem::path& path, const ReaderOptions& options);
};

/// All formats, from registrations.def.
const Registry<ReaderFormat>& readerFormats();

/// The name of the format that `auto` means for a file: by its name, else tsv where the first line holds a
/// tab, else text.
Result<std::string> detectFormat(const std::filesystem::path& path);

/// Opens a file and reads its columns.
Result<std::unique_ptr<RowReader>> openRows(const std::filesystem::path& path, const ReaderOptions& options);

/// The beginning of a file, for a look at it; the rest is not read.
struct TablePreview {
  std::string format;
  std::vector<std::string> columns;
  std::vector<Row> rows;
  BadRows badRows;  ///< among what was read
};
Result<TablePreview> previewRows(const std::filesystem::path& path, const ReaderOptions& options,
                                 std::size_t maximumRows);

}  // namespace s2s
