#include "engine/metrics/ter_tokenizer.h"

#include "engine/metrics/text_rewriting.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

bool isIn(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool isAsianPunctuation(char32_t c) {
  return c == 0x3001 || c == 0x3002 || isIn(c, 0x3008, 0x3011) || isIn(c, 0x3014, 0x301f) ||
         isIn(c, 0xff61, 0xff65) || c == 0x30fb;
}

bool isFullWidthPunctuation(char32_t c) {
  return c == 0xff0e || c == 0xff0c || c == 0xff1f || c == 0xff1a || c == 0xff1b || c == 0xff01 ||
         c == 0xff02 || c == 0xff08 || c == 0xff09;
}

/// What stands alone with asian_support. sacreBLEU's range of enclosed letters ends at U+3F22, which looks
/// like U+32FF mistyped, and takes 3,000 Chinese characters in that others of its ranges have anyway; its
/// rules for kana ask for a text that begins with them, which a normalised text, a space before it, never
/// does.
bool isAsian(char32_t c) {
  return isIn(c, 0x4e00, 0x9fff) || isIn(c, 0x3400, 0x4dbf) || isIn(c, 0x31c0, 0x31ef) ||
         isIn(c, 0x2e80, 0x2eff) || isIn(c, 0x3300, 0x33ff) || isIn(c, 0xf900, 0xfaff) ||
         isIn(c, 0xfe30, 0xfe4f) || isIn(c, 0x3200, 0x3f22) || isAsianPunctuation(c) ||
         isFullWidthPunctuation(c);
}

bool isPunctuation(char32_t c) {
  return std::u32string_view(U".,?:;!\"()").find(c) != std::u32string_view::npos;
}

std::u32string normalized(std::u32string text) {
  replaceAll(text, U"\n-", U"");
  replaceAll(text, U"\n", U" ");
  replaceAll(text, U"&quot;", U"\"");
  replaceAll(text, U"&amp;", U"&");
  replaceAll(text, U"&lt;", U"<");
  replaceAll(text, U"&gt;", U">");
  text = surround(U" " + text + U" ", isWesternPunctuation);
  replaceAll(text, U"'s ", U" 's ");
  return withNumbersKept(text);
}

}  // namespace

std::vector<std::u32string> terWords(std::u32string_view line, const TerTokenizerOptions& options) {
  std::u32string text = options.caseSensitive ? std::u32string(line) : lowered(line);
  if (options.normalized && !text.empty()) {
    text = normalized(std::move(text));
    if (options.asianSupport) text = surround(text, isAsian);
  }
  if (options.noPunctuation) {
    std::erase_if(text, isPunctuation);
    if (options.asianSupport)
      std::erase_if(text, [](char32_t c) { return isAsianPunctuation(c) || isFullWidthPunctuation(c); });
  }
  return splitWords(text);
}

}  // namespace s2s
