#include "engine/runs/foreign_curves/csv_left_out.h"

#include <algorithm>

namespace s2s {
namespace {

bool isBlank(std::string_view cell) { return cell.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

void CsvLeftOut::Rows::note(std::size_t row, std::size_t times) {
  if (times == 0) return;
  first = count == 0 ? row : std::min(first, row);
  count += times;
}

void CsvLeftOut::noteCell(std::size_t column, std::size_t row, std::string_view cell, bool isNumber) {
  if (isNumber)
    m_columns[column].hasNumbers = true;
  else if (!isBlank(cell))
    m_columns[column].others.note(row);
}

void CsvLeftOut::noteLength(std::size_t row, std::span<const std::string> cells) {
  for (std::size_t column = cells.size(); column < m_columns.size(); ++column)
    m_columns[column].missing.note(row);
  const std::size_t behind = std::min(cells.size(), m_columns.size());
  if (!std::ranges::all_of(cells.subspan(behind), isBlank)) m_surplus.note(row);
}

std::vector<std::string> CsvLeftOut::warnings(const std::string& file) const {
  Rows others, missing;
  for (const Column& column : m_columns) {
    if (!column.hasNumbers) continue;
    others.note(column.others.first, column.others.count);
    missing = column.missing;  // a row without a column is without those behind it too
  }
  std::vector<std::string> warnings;
  if (others.count > 0) {
    warnings.push_back("cells that are no numbers, which were left out: " + std::to_string(others.count) +
                       ", the first in row " + std::to_string(others.first) + ", " + file);
  }
  if (missing.count > 0) {
    warnings.push_back("rows that end before the last column of numbers: " + std::to_string(missing.count) +
                       ", the first is row " + std::to_string(missing.first) + ", " + file);
  }
  if (m_surplus.count > 0) {
    warnings.push_back(
        "rows with cells behind the last column, which were left out: " + std::to_string(m_surplus.count) +
        ", the first is row " + std::to_string(m_surplus.first) + ", " + file);
  }
  return warnings;
}

}  // namespace s2s
