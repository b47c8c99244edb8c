#include "engine/training/row_limit.h"

#include <algorithm>

namespace s2s {

std::int64_t RowLimit::atOnce(std::int64_t wanted) const {
  const std::int64_t rows = std::max<std::int64_t>(1, wanted);
  return m_most > 0 ? std::min(rows, m_most) : rows;
}

void RowLimit::lower(std::int64_t rows) {
  if (m_most > 0 && rows >= m_most) return;
  m_most = rows;
  if (tell) {
    tell("memory ran out " + m_work + ": going on with " + std::to_string(rows) +
         " rows at once, which gives the same results");
  }
}

}  // namespace s2s
