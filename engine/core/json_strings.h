#pragma once
// The strings of a JSON text, in which brackets, digits and marks of comments are characters like others.

#include <cstddef>
#include <string_view>

namespace s2s {

/// Tells of each byte of a text, in order, whether a string holds it; a string's quotes are its own.
class JsonStrings {
 public:
  bool hold(char c) {
    const bool inside = m_inside;
    if (m_escaped)
      m_escaped = false;
    else if (c == '"')
      m_inside = !m_inside;
    else
      m_escaped = m_inside && c == '\\';
    return inside || m_inside;
  }

 private:
  bool m_inside = false, m_escaped = false;
};

/// The place behind the string whose opening quote is at `quote`; npos where it never ends.
std::size_t endOfJsonString(std::string_view text, std::size_t quote);

}  // namespace s2s
