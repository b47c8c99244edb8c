#include "engine/data/checks/rows_in_common.h"

#include "engine/data/checks/hashed_texts.h"
#include "engine/data/checks/row_keys.h"

namespace s2s {
namespace {

TextHash keyOf(const TextPair& row) { return keysOf(row, TextComparison::normalised).pair; }

/// The different rows of the test set, and which of them training sets have.
class TestRows {
 public:
  void add(const TextPair& row) {
    const auto known = m_texts.insert(keyOf(row), static_cast<std::uint32_t>(m_rows.size()));
    if (known) {
      ++m_rows[*known];
    } else {
      m_rows.push_back(1);
      m_isMet.push_back(false);
    }
  }

  /// Whether there is one left that is not met yet.
  bool meet(const TextPair& row) {
    const auto known = m_texts.find(keyOf(row));
    if (known && !m_isMet[*known]) {
      m_isMet[*known] = true;
      ++m_met;
    }
    return m_met < m_rows.size();
  }

  RowsInCommon counted() const {
    RowsInCommon common;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
      common.of += m_rows[i];
      common.rows += m_isMet[i] ? m_rows[i] : 0;
    }
    return common;
  }

 private:
  HashedTexts m_texts;
  std::vector<std::int64_t> m_rows;  ///< that have each
  std::vector<bool> m_isMet;
  std::size_t m_met = 0;
};

}  // namespace

Result<RowsInCommon> rowsInCommon(const CheckedSet& test, std::span<const CheckedSet> training) {
  TestRows rows;
  const auto held = forEachKeptPair(test.data, test.needs, [&](TextPair&& row) {
    rows.add(row);
    return true;
  });
  if (!held) return held.error();
  for (const CheckedSet& set : training) {
    bool isAnyLeft = true;
    const auto read =
        forEachKeptPair(set.data, set.needs, [&](TextPair&& row) { return isAnyLeft = rows.meet(row); });
    if (!read) return read.error();
    if (!isAnyLeft) break;
  }
  return rows.counted();
}

}  // namespace s2s
