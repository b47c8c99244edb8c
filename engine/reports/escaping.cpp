#include "engine/reports/escaping.h"

#include <algorithm>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

constexpr bool isControl(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
}

/// Marks that turn the direction of the text around them.
constexpr bool isDirectionMark(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Non-characters and surrogates never come out of codePoints(); these two are no XML characters.
constexpr bool isForbidden(char32_t c) { return c == 0xFFFE || c == 0xFFFF; }

template <typename Write>
std::string eachCharacter(std::string_view text, Write write) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (const char32_t c : codePoints(text)) {
    if (isControl(c) || isDirectionMark(c) || isForbidden(c)) continue;
    if (!write(result, c)) appendUtf8(result, c);
  }
  return result;
}

}  // namespace

std::string escapedHtml(std::string_view text) {
  return eachCharacter(text, [](std::string& result, char32_t c) {
    switch (c) {
      case '&':
        return result += "&amp;", true;
      case '<':
        return result += "&lt;", true;
      case '>':
        return result += "&gt;", true;
      case '"':
        return result += "&quot;", true;
      case '\'':
        return result += "&#39;", true;
      default:
        return false;
    }
  });
}

std::string escapedMarkdown(std::string_view text) {
  return eachCharacter(text, [](std::string& result, char32_t c) {
    if (c == '\n' || c == '\t') return result += ' ', true;
    // HTML entities, because Markdown passes tags through.
    if (c == '<') return result += "&lt;", true;
    if (c == '>') return result += "&gt;", true;
    if (c == '&') return result += "&amp;", true;
    if (std::u32string_view(U"\\`*_{}[]#|~$").find(c) == std::u32string_view::npos) return false;
    result += '\\';
    return result += static_cast<char>(c), true;
  });
}

std::string escapedLatex(std::string_view text) {
  return eachCharacter(text, [](std::string& result, char32_t c) {
    switch (c) {
      case '\n':
      case '\t':
        return result += ' ', true;
      case '\\':
        return result += "\\textbackslash{}", true;
      case '~':
        return result += "\\textasciitilde{}", true;
      case '^':
        return result += "\\textasciicircum{}", true;
      case '<':
        return result += "\\textless{}", true;
      case '>':
        return result += "\\textgreater{}", true;
      case '|':
        return result += "\\textbar{}", true;
      case '"':
        return result += "\\textquotedbl{}", true;
      case '`':
        return result += "\\textasciigrave{}", true;
      case '\'':
        return result += "\\textquotesingle{}", true;
      case '-':  // two of them would become a dash
        return result += "{-}", true;
      case '{':
      case '}':
      case '$':
      case '&':
      case '#':
      case '_':
      case '%':
        result += '\\';
        return result += static_cast<char>(c), true;
      default:
        return false;
    }
  });
}

std::string fencedMarkdown(std::string_view text, std::string_view language) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
  const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
  const std::string body = eachCharacter(text, [](std::string&, char32_t) { return false; });
  return fence + std::string(language) + "\n" + body + (body.ends_with('\n') ? "" : "\n") + fence + "\n";
}

}  // namespace s2s
