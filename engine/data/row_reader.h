#pragma once
// Rows of text files in whatever format, one at a time. Bad rows are counted and described, never fatal and
// never silent.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/core/result.h"
#include "engine/data/decoding/text_stream.h"
#include "engine/data/needed_columns.h"

namespace s2s {

/// A row that cannot be used, and why.
struct BadRow {
  std::int64_t line = 0;  ///< 1-based line of the file where the row begins
  std::string why;        ///< "3 columns where the header has 2"
  std::string raw;        ///< how it stands in the file, cut after kLongestRaw bytes

  static constexpr std::size_t kLongestRaw = 4096;
};

/// Every bad row is counted; the first thousand are described.
class BadRows {
 public:
  void add(std::int64_t line, std::string why, std::string_view raw = {});
  /// Takes in others; the description stays in the order of lines.
  void merge(const BadRows& others);
  std::int64_t count() const { return m_count; }
  const std::vector<BadRow>& described() const { return m_described; }

 private:
  std::int64_t m_count = 0;
  std::vector<BadRow> m_described;
};

/// One row: a cell for each column. Those of the columns that are needed are valid UTF-8 without NUL; what
/// stands in others is of no use to anybody.
struct Row {
  std::vector<std::string> cells;
  std::int64_t line = 0;  ///< 1-based line of the file where the row begins
  /// Columns whose cell is bytes and no text, in place of which it says "binary, 3000 bytes".
  std::vector<std::size_t> binary{};
  /// Columns, ascending, whose cell is no text in the file but what JSON writes without quotes: a number,
  /// true, false, or null, whose cell is empty.
  std::vector<std::size_t> bare{};
};

/// Rows of JSON with a member that is no column, since the records that the columns were taken from lack it.
struct MembersWithoutColumn {
  std::int64_t rows = 0;
  std::int64_t firstLine = 0;
  std::string firstName;  ///< of the first such member
};

struct ReaderOptions {
  std::string format = "auto";       ///< a name in readerFormats(), or auto
  bool header = true;                ///< whether the first row of a TSV or CSV file names the columns
  std::filesystem::path targetPath;  ///< text format: the file whose lines are the column "target"
  DecodingOptions decoding;          ///< encoding and compression of the file
  DecodingOptions targetDecoding;    ///< and of the target's
};

/// Where a row begins. Only the reader that made it knows what the numbers mean.
struct RowPosition {
  std::uint64_t offset = 0;   ///< text formats: byte of the decoded text
  std::uint64_t further = 0;  ///< text with a second file: the byte there; else what else the reader needs
  std::int64_t line = 1;
};

/// Reads one file from its beginning to its end. Not for several threads at once.
class RowReader {
 public:
  virtual ~RowReader() = default;

  /// Names of the columns; "1", "2", … where the file has none.
  const std::vector<std::string>& columns() const { return m_columns; }
  /// Names the columns that are asked for, by their numbers from 0; all of them unless this is called, which
  /// is before the first next(). Rows are then judged by these alone, and where the format lets others be
  /// passed over, they are not read. A column of bytes that is named is judged as a text; one that is only
  /// among all is shown (Row::binary).
  void needOnly(const std::vector<std::size_t>& columns) { m_needed.name(columns); }
  /// Names all columns in the same way, for whoever writes the file anew. A unit of a translation memory with
  /// a language that is no column is then bad, as where nobody names any.
  void needAll() { m_needed.nameAll(); }
  /// How the file is encoded and compressed.
  virtual const TextForm& form() const = 0;
  /// The next usable row; nothing at the end. An error means that the rest of the file cannot be read; rows
  /// before it were given.
  virtual Result<std::optional<Row>> next() = 0;
  /// What was skipped so far.
  const BadRows& badRows() const { return m_badRows; }
  /// What the rows so far have beside their cells. Looked for where all columns are needed, not where some
  /// were chosen.
  const MembersWithoutColumn& membersWithoutColumn() const { return m_without; }
  /// Is told of every bad row from now on, also of those beyond the ones that badRows() describes.
  void listenToBadRows(std::function<void(const BadRow&)> listener) { m_listener = std::move(listener); }

  /// Where the row begins that next() gave last.
  virtual RowPosition position() const = 0;
  /// Whether seek() works: not in compressed text and not in other encodings than UTF-8, which have to be
  /// decoded from the beginning (DecodingOptions::copy keeps what was decoded).
  virtual bool seekable() const = 0;
  /// Goes on with the row that begins there; the position comes from a reader of the same file and options.
  virtual Result<void> seek(const RowPosition& position) = 0;
  /// How much of the file was read, 0 to 1.
  virtual double share() const = 0;

 protected:
  /// Counts a row as bad. `raw` is how it stands in the file, as far as it is at hand.
  void skip(std::int64_t line, std::string why, std::string_view raw = {});
  /// Counts a row that has the member `name` beside its cells; none where that is empty.
  void countMemberWithoutColumn(std::int64_t line, std::string name);

  std::vector<std::string> m_columns;
  NeededColumns m_needed;

 private:
  BadRows m_badRows;
  MembersWithoutColumn m_without;
  std::function<void(const BadRow&)> m_listener;
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

/// The name of the format that `auto` means for a file: by its name without .gz or .zst, else tsv where the
/// first line holds a tab, else text.
Result<std::string> detectFormat(const std::filesystem::path& path, const DecodingOptions& decoding = {});

/// The format that openRows() would read a file with.
Result<std::string> chosenFormat(const std::filesystem::path& path, const ReaderOptions& options);

/// Opens a file and reads its columns.
Result<std::unique_ptr<RowReader>> openRows(const std::filesystem::path& path, const ReaderOptions& options);

/// The beginning of a file, for a look at it; the rest is not read.
struct TablePreview {
  std::string format;
  TextForm form;
  std::vector<std::string> columns;
  std::vector<Row> rows;
  BadRows badRows;               ///< among what was read
  std::optional<Error> problem;  ///< what ended the reading behind these rows, such as a truncated file
};
/// At most 16 MiB of cells, too. An error where not a single row could be read before it.
Result<TablePreview> previewRows(const std::filesystem::path& path, const ReaderOptions& options,
                                 std::size_t maximumRows);

}  // namespace s2s
