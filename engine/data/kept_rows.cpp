#include "engine/data/kept_rows.h"

#include <algorithm>

namespace s2s {

void KeptRows::keep(std::size_t row, const RowLength& length) {
  m_rows.push_back(static_cast<std::uint32_t>(row));
  m_lengths.push_back(length);
}

void KeptRows::limitTo(std::size_t count) {
  if (count >= m_rows.size()) return;
  m_firstLimited = m_rows[count];
  m_discarded = static_cast<std::int64_t>(m_rows[count] - count);
  m_rows.resize(count);
  m_lengths.resize(count);
}

std::int64_t KeptRows::cut() const { return std::ranges::count_if(m_lengths, &RowLength::isCut); }

}  // namespace s2s
