#pragma once
// Which columns of a file somebody asked for: what stands in others makes no row bad.

#include <optional>
#include <string>
#include <vector>

namespace s2s {

/// All columns until some are named.
class NeededColumns {
 public:
  /// Names the columns, by their numbers from 0, in place of those before.
  void name(const std::vector<std::size_t>& columns);
  /// Names every column, however many there are.
  void nameAll();

  bool areAll() const { return !m_named; }
  bool isNeeded(std::size_t column) const { return areAll() || isNamed(column); }
  bool isNamed(std::size_t column) const {
    return m_areAllNamed || (m_named && column < m_named->size() && (*m_named)[column]);
  }
  /// Why a row cannot be used for what stands in a needed cell, "column en: not valid UTF-8 at byte 3"; empty
  /// where it can. `names` are those of all columns.
  std::string judge(const std::vector<std::string>& names, const std::vector<std::string>& cells) const;

 private:
  std::optional<std::vector<bool>> m_named;  ///< where they are some
  bool m_areAllNamed = false;
};

}  // namespace s2s
