#pragma once
// What TSV and CSV share: a header, and rows that must have as many cells as the columns.

#include "engine/data/line_source.h"
#include "engine/data/readers/named_columns.h"
#include "engine/data/row_reader.h"

namespace s2s {

class TableReader : public RowReader {
 public:
  Result<std::optional<Row>> next() final;
  const TextForm& form() const final { return m_lines.form(); }
  RowPosition position() const final { return m_position; }
  bool seekable() const final { return m_lines.seekable(); }
  Result<void> seek(const RowPosition& position) final;
  double share() const final { return m_lines.share(); }

 protected:
  /// The cells of one record, or why it has none.
  struct Record {
    std::vector<std::string> cells;
    std::int64_t line = 0;
    std::uint64_t offset = 0;
    std::string raw;  ///< the beginning of the record as it stands in the file
    std::string problem;
  };

  /// Why a record of more than kMostColumns cells cannot be used.
  static std::string tooManyColumns();

  explicit TableReader(LineSource lines) : m_lines(std::move(lines)) {}
  virtual Result<std::optional<Record>> readRecord() = 0;
  /// Reads the columns; to be called once after construction.
  Result<void> readColumns(const std::filesystem::path& path, bool header);

  LineSource m_lines;

 private:
  std::optional<Record> m_first;  ///< of a file without header: the row that told how many columns there are
  RowPosition m_position;
};

}  // namespace s2s
