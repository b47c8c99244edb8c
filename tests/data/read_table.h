#pragma once
// Everything that a reader says of a file.

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "engine/data/row_reader.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {

using Cells = std::vector<std::vector<std::string>>;

struct ReadTable {
  TextForm form;
  std::vector<std::string> columns;
  Cells rows;
  std::vector<std::int64_t> lines;
  std::vector<std::string> bad;  ///< "LINE: WHY"
  std::string error;             ///< of opening, or of what ended the reading
};

/// With the columns that are asked for; all of them where none is.
inline ReadTable readTable(const std::filesystem::path& path, const ReaderOptions& options = {},
                           const std::vector<std::size_t>& needed = {}) {
  ReadTable table;
  Result<std::unique_ptr<RowReader>> reader = openRows(path, options);
  if (!reader) return table.error = reader.error().message(), table;
  table.form = (*reader)->form();
  table.columns = (*reader)->columns();
  if (!needed.empty()) (*reader)->needOnly(needed);
  for (;;) {
    Result<std::optional<Row>> row = (*reader)->next();
    if (!row) table.error = row.error().message();
    if (!row || !*row) break;
    table.rows.push_back((*row)->cells);
    table.lines.push_back((*row)->line);
  }
  for (const BadRow& bad : (*reader)->badRows().described())
    table.bad.push_back(std::to_string(bad.line) + ": " + bad.why);
  return table;
}

/// Writes the bytes to a file in `folder` and reads it.
inline ReadTable readBytes(const TemporaryDirectory& folder, const std::string& name,
                           const std::string& bytes, const ReaderOptions& options = {}) {
  // A file that is cut and written again is flushed to the disk when it is closed (ext4); a new one is not.
  std::filesystem::remove(folder / name);
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return readTable(folder / name, options);
}

inline std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Reads every row again from its position, in an order that jumps about, with a second reader.
inline void expectSeekable(const std::filesystem::path& path, const ReaderOptions& options = {}) {
  Result<std::unique_ptr<RowReader>> first = openRows(path, options), second = openRows(path, options);
  ASSERT_TRUE(first) << first.error().message();
  ASSERT_TRUE((*first)->seekable());
  std::vector<RowPosition> positions;
  std::vector<Row> rows;
  for (;;) {
    Result<std::optional<Row>> row = (*first)->next();
    ASSERT_TRUE(row) << row.error().message();
    if (!*row) break;
    positions.push_back((*first)->position());
    rows.push_back(std::move(**row));
  }
  ASSERT_FALSE(rows.empty());
  for (std::size_t step = 0; step < std::min<std::size_t>(3 * rows.size(), 500); ++step) {
    const std::size_t i = step * 7919 % rows.size();
    const Result<void> sought = (*second)->seek(positions[i]);
    ASSERT_TRUE(sought) << sought.error().message();
    for (std::size_t k = i; k < std::min(i + 3, rows.size()); ++k) {
      const Result<std::optional<Row>> row = (*second)->next();
      ASSERT_TRUE(row && *row) << k;
      EXPECT_EQ((*row)->cells, rows[k].cells) << k;
      EXPECT_EQ((*row)->line, rows[k].line) << k;
    }
  }
}

}  // namespace s2s::test
