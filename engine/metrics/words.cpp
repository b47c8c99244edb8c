#include "engine/metrics/words.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "engine/core/utf8.h"

namespace s2s {

bool isPythonSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

std::u32string toUtf32(std::string_view text) {
  const std::vector<char32_t> points = codePoints(text);
  return {points.begin(), points.end()};
}

std::vector<std::u32string> splitWords(std::u32string_view text) {
  std::vector<std::u32string> words;
  for (std::size_t i = 0; i < text.size();) {
    if (isPythonSpace(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && !isPythonSpace(text[end])) ++end;
    words.emplace_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

std::u32string lowered(std::u32string_view text) {
  if (std::ranges::all_of(text, [](char32_t c) { return c < 0x80; })) {
    std::u32string result(text);
    for (char32_t& c : result) c += c >= U'A' && c <= U'Z' ? U'a' - U'A' : 0;
    return result;
  }
  icu::UnicodeString wide;
  for (const char32_t c : text) wide.append(static_cast<UChar32>(c));
  wide.toLower(icu::Locale::getRoot());
  std::u32string result;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
    result += static_cast<char32_t>(wide.char32At(i));
  return result;
}

std::string_view withoutTrailingSpace(std::string_view text) {
  while (!text.empty()) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const std::vector<char32_t> last = codePoints(text.substr(begin));
    if (last.size() != 1 || !isPythonSpace(last[0])) break;
    text.remove_suffix(text.size() - begin);
  }
  return text;
}

std::u32string_view withoutTrailingSpace(std::u32string_view text) {
  while (!text.empty() && isPythonSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::u32string_view stripped(std::u32string_view text) {
  text = withoutTrailingSpace(text);
  while (!text.empty() && isPythonSpace(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace s2s
