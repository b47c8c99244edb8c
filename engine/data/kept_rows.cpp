#include "engine/data/kept_rows.h"

#include <algorithm>

namespace s2s {

void KeptRows::keep(std::size_t row, const RowLength& length) {
  m_rows.push_back(static_cast<std::uint32_t>(row));
  m_lengths.push_back(length);
}

void KeptRows::limitTo(std::size_t count) {
  m_rows.resize(std::min(count, m_rows.size()));
  m_lengths.resize(m_rows.size());
}

std::int64_t KeptRows::cut() const { return std::ranges::count_if(m_lengths, &RowLength::isCut); }

}  // namespace s2s
