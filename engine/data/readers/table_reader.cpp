#include "engine/data/readers/table_reader.h"

#include <set>

namespace s2s {

std::string TableReader::tooManyColumns() {
  return "has more than " + std::to_string(kMostColumns) + " columns";
}

Result<void> TableReader::readColumns(const std::filesystem::path& path, bool header) {
  Result<std::optional<Record>> record = readRecord();
  if (!record) return record.error();
  if (!*record) return Error{"the file is empty", path.string(), "name a file with rows"};
  std::string problem = (*record)->problem;
  bool hasZeros = false;
  for (const std::string& cell : (*record)->cells) {
    if (!problem.empty() || !header) break;
    problem = whyUnusable(cell);
    hasZeros = cell.find('\0') != std::string::npos;
  }
  if (hasZeros) {
    return Error{"the first row cannot be read: " + problem, path.string() + " line 1",
                 "where it is UTF-16 without a byte-order mark, name its encoding: --encoding utf-16le or "
                 "utf-16be"};
  }
  if (!problem.empty()) {
    return Error{"the first row cannot be read: " + problem, path.string() + " line 1",
                 "check the file's format and encoding"};
  }
  if (header) {
    m_columns = (*record)->cells;
    std::set<std::string> seen;
    for (const std::string& name : m_columns) {
      if (!seen.insert(name).second) {
        return Error{"two columns are named \"" + name + "\"", path.string() + " line 1",
                     "rename one, or set header to false and use numbers"};
      }
    }
    return {};
  }
  for (std::size_t i = 1; i <= (*record)->cells.size(); ++i) m_columns.push_back(std::to_string(i));
  m_first = std::move(**record);
  return {};
}

Result<std::optional<Row>> TableReader::next() {
  for (;;) {
    Result<std::optional<Record>> record = std::optional<Record>();
    if (m_first)
      record = std::exchange(m_first, std::nullopt);
    else
      record = readRecord();
    if (!record) return record.error();
    if (!*record) return std::optional<Row>();
    Record& found = **record;
    if (found.problem.empty() && found.cells.size() == 1 && found.cells[0].empty() && m_columns.size() > 1) {
      found.problem = "empty line";
    }
    if (found.problem.empty() && found.cells.size() != m_columns.size()) {
      found.problem = std::to_string(found.cells.size()) +
                      (found.cells.size() == 1 ? " column" : " columns") + " where there should be " +
                      std::to_string(m_columns.size());
    }
    if (found.problem.empty()) found.problem = m_needed.judge(m_columns, found.cells);
    if (found.problem.empty()) {
      m_position = {found.offset, 0, found.line};
      return std::optional(Row{std::move(found.cells), found.line});
    }
    skip(found.line, std::move(found.problem), found.raw);
  }
}

Result<void> TableReader::seek(const RowPosition& position) {
  m_first.reset();
  m_lines.seek(position.offset, position.line);
  return {};
}

}  // namespace s2s
