#pragma once
#include <Qt>

namespace s2s {

/// The raw value of a cell, by which tables sort.
inline constexpr int kSortRole = Qt::UserRole + 1;

}  // namespace s2s
