#include "engine/metrics/text_rewriting.h"

namespace s2s {
namespace {

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool isNoDigit(char32_t c) { return !isDigit(c); }
bool isPeriodOrComma(char32_t c) { return c == U'.' || c == U','; }
bool isHyphen(char32_t c) { return c == U'-'; }

}  // namespace

void replaceAll(std::u32string& text, std::u32string_view from, std::u32string_view to) {
  std::size_t at = text.find(from);
  if (at == std::u32string::npos) return;
  std::u32string result;
  std::size_t done = 0;
  for (; at != std::u32string::npos; at = text.find(from, done)) {
    result.append(text, done, at - done).append(to);
    done = at + from.size();
  }
  text = result.append(text, done);
}

void spaceAroundSecond(std::u32string& text, char32_t first, char32_t second) {
  text += {first, U' ', second, U' '};
}

void spaceAroundFirst(std::u32string& text, char32_t first, char32_t second) {
  text += {U' ', first, U' ', second};
}

bool isWesternPunctuation(char32_t c) {
  return (c >= U'{' && c <= U'~') || (c >= U'[' && c <= U'`') || (c >= U' ' && c <= U'&') ||
         (c >= U'(' && c <= U'+') || (c >= U':' && c <= U'@') || c == U'/';
}

std::u32string withNumbersKept(std::u32string_view line) {
  std::u32string text = replacePairs(line, isNoDigit, isPeriodOrComma, spaceAroundSecond);
  text = replacePairs(text, isPeriodOrComma, isNoDigit, spaceAroundFirst);
  return replacePairs(text, isDigit, isHyphen, spaceAroundSecond);
}

}  // namespace s2s
