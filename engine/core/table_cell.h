#pragma once
// A text as one cell of a tab-separated table.

#include <algorithm>
#include <string>

namespace s2s {

/// Tabs and line breaks become spaces.
inline std::string tableCell(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace s2s
