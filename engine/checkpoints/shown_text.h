#pragma once
// Text from an untrusted file, made fit for a message: one line, short, printable.

#include <string>
#include <string_view>

namespace s2s {

/// 'the text' in quotes; what is not printable ASCII becomes a question mark, and a long text is cut.
inline std::string shownText(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  std::string shown = "'";
  for (const char c : text.substr(0, kLongest)) shown += c >= 0x20 && c < 0x7f ? c : '?';
  return shown + (text.size() > kLongest ? "…'" : "'");
}

}  // namespace s2s
