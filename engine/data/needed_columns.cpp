#include "engine/data/needed_columns.h"

#include <algorithm>

#include "engine/data/line_source.h"

namespace s2s {

void NeededColumns::name(const std::vector<std::size_t>& columns) {
  m_areAllNamed = false;
  m_named.emplace(columns.empty() ? 0 : std::ranges::max(columns) + 1, false);
  for (const std::size_t column : columns) (*m_named)[column] = true;
}

void NeededColumns::nameAll() {
  m_areAllNamed = true;
  m_named.reset();
}

std::string NeededColumns::judge(const std::vector<std::string>& names,
                                 const std::vector<std::string>& cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!isNeeded(i)) continue;
    if (const std::string why = whyUnusable(cells[i]); !why.empty()) return "column " + names[i] + ": " + why;
  }
  return "";
}

}  // namespace s2s
