#pragma once
#include <algorithm>
#include <cstdint>

namespace s2s {

/// For the number of a tr() whose text has the count itself in a place of its own, with its thousands set
/// apart: tr("%1 row(s)", nullptr, pluralOf(rows)).arg(exactNumber(rows)). Counts beyond a million are many.
inline int pluralOf(std::int64_t count) {
  return static_cast<int>(std::clamp<std::int64_t>(count, 0, 1'000'000));
}

}  // namespace s2s
