#pragma once
// Which columns JSON records have: the members of the first one, and those that the next ones bring.

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

/// Columns are taken from so many records, or from so many bytes of them where that is less.
inline constexpr std::size_t kRecordsForColumns = 2000;
inline constexpr std::size_t kBytesForColumns = std::size_t{4} << 20;

/// Members of objects inside are named with a dot: {"translation": {"en", "ko"}} gives translation.en and
/// translation.ko. An object whose name is a column already is a cell of that.
class JsonColumns {
 public:
  /// Takes in the members of a record. All names of the first one are columns, also unusable or double ones
  /// (checkColumns()); of the others those that can be, up to kMostColumns.
  void add(const Json& record);

  const std::vector<std::string>& names() const { return m_names; }
  /// Whether the first record has the column: a record without it is then a bad row.
  bool isOfFirst(std::size_t column) const { return column < m_ofFirst; }
  /// The first member of the record, with a value that is not null, that no column holds; empty where there
  /// is none.
  std::string memberWithoutColumn(const Json& record) const;

 private:
  void addMembers(const Json& object, const std::string& before, bool isFirst);
  std::string memberWithoutColumn(const Json& object, const std::string& before) const;

  std::vector<std::string> m_names;
  std::size_t m_ofFirst = 0;
  bool m_begun = false;
  std::unordered_set<std::string> m_known;    ///< m_names
  std::unordered_set<std::string> m_objects;  ///< whose members are columns
};

}  // namespace s2s
