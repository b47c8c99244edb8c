#pragma once
// The regular expressions that tokenizers of translations share, written out as loops.

#include <string>
#include <string_view>

namespace s2s {

/// str.replace, from left to right, never within what was put in.
void replaceAll(std::u32string& text, std::u32string_view from, std::u32string_view to);

/// re.sub over pairs of neighbours: where both fit, `write` says what replaces them; matches do not overlap.
template <typename First, typename Second, typename Write>
std::u32string replacePairs(std::u32string_view text, First first, Second second, Write write) {
  std::u32string result;
  result.reserve(text.size() + text.size() / 4);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i + 1 < text.size() && first(text[i]) && second(text[i + 1])) {
      write(result, text[i], text[i + 1]);
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// re.sub of single characters: a space on either side.
template <typename Which>
std::u32string surround(std::u32string_view text, Which which) {
  std::u32string result;
  result.reserve(text.size() + text.size() / 4);
  for (const char32_t c : text) {
    if (which(c))
      result += {U' ', c, U' '};
    else
      result += c;
  }
  return result;
}

/// What replacePairs writes to cut one of the two off.
void spaceAroundSecond(std::u32string& text, char32_t first, char32_t second);
void spaceAroundFirst(std::u32string& text, char32_t first, char32_t second);

/// The ASCII punctuation of mteval-v13a, white space included.
bool isWesternPunctuation(char32_t c);

/// Periods and commas cut off unless digits stand on both sides, hyphens cut off behind digits.
std::u32string withNumbersKept(std::u32string_view text);

}  // namespace s2s
