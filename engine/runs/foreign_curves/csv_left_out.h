#pragma once
// What rows of a CSV of curves hold that becomes no point, counted to be told once each.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// Columns by number from the left, rows as people count them, the header being the first. A column without a
/// single number is text, and nothing of it is left out.
class CsvLeftOut {
 public:
  explicit CsvLeftOut(std::size_t columns) : m_columns(columns) {}

  /// A cell of a curve's column. An empty one is a gap of the curve, which is no fault.
  void noteCell(std::size_t column, std::size_t row, std::string_view cell, bool isNumber);
  /// How far a whole row goes: rows may end before the last column, or have cells behind it.
  void noteLength(std::size_t row, std::span<const std::string> cells);

  /// One sentence each on what there was of it, with the file's name.
  std::vector<std::string> warnings(const std::string& file) const;

 private:
  struct Rows {
    std::size_t count = 0, first = 0;
    void note(std::size_t row, std::size_t times = 1);
  };
  struct Column {
    bool hasNumbers = false;
    Rows others;   ///< cells that are no numbers
    Rows missing;  ///< rows that end before it
  };
  std::vector<Column> m_columns;
  Rows m_surplus;
};

}  // namespace s2s
