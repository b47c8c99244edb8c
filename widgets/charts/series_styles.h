#pragma once
// Styles of series that stand in one chart without dashes, where colours alone tell them apart.

#include <vector>

namespace s2s {

/// `wanted` with other colours where an earlier series has the same: the next one of the theme's that is
/// free. Every series whose colour no earlier one has keeps its style; beyond the last free colour they
/// repeat.
std::vector<int> distinctStyles(std::vector<int> wanted);

}  // namespace s2s
