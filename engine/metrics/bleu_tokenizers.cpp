#include "engine/metrics/bleu_tokenizers.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/metrics/text_rewriting.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

using Words = std::vector<std::u32string>;

Words westernWords(std::u32string_view line) {
  return splitWords(withNumbersKept(surround(line, isWesternPunctuation)));
}

Words tokenize13a(std::u32string_view line) {
  std::u32string text(line);
  replaceAll(text, U"<skipped>", U"");
  replaceAll(text, U"-\n", U"");
  replaceAll(text, U"\n", U" ");
  replaceAll(text, U"&quot;", U"\"");
  replaceAll(text, U"&amp;", U"&");
  replaceAll(text, U"&lt;", U"<");
  replaceAll(text, U"&gt;", U">");
  return westernWords(U" " + text + U" ");
}

bool hasCategory(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0;
}
bool isPunctuation(char32_t c) { return hasCategory(c, U_GC_P_MASK); }
bool isNoNumber(char32_t c) { return !hasCategory(c, U_GC_N_MASK); }
bool isSymbol(char32_t c) { return hasCategory(c, U_GC_S_MASK); }

Words tokenizeInternational(std::u32string_view line) {
  std::u32string text = replacePairs(line, isNoNumber, isPunctuation, spaceAroundSecond);
  text = replacePairs(text, isPunctuation, isNoNumber, spaceAroundFirst);
  return splitWords(surround(text, isSymbol));
}

Words tokenizeCharacters(std::u32string_view line) {
  Words words;
  for (const char32_t c : line) {
    if (!isPythonSpace(c)) words.emplace_back(1, c);
  }
  return words;
}

/// sacreBLEU's list as it acts. Two of its entries have five digits behind \u, which Python reads as a
/// character and a digit: comparing strings then gives 2001-2A6D and 2F81-2FA1.
bool isChinese(char32_t c) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 22> kRanges{
      {{0x3400, 0x4db5}, {0x4e00, 0x9fa5}, {0x9fa6, 0x9fbb}, {0xf900, 0xfa2d}, {0xfa30, 0xfa6a},
       {0xfa70, 0xfad9}, {0x2001, 0x2a6d}, {0x2f81, 0x2fa1}, {0xff00, 0xffef}, {0x2e80, 0x2eff},
       {0x3000, 0x303f}, {0x31c0, 0x31ef}, {0x2f00, 0x2fdf}, {0x2ff0, 0x2fff}, {0x3100, 0x312f},
       {0x31a0, 0x31bf}, {0xfe10, 0xfe1f}, {0xfe30, 0xfe4f}, {0x2600, 0x26ff}, {0x2700, 0x27bf},
       {0x3200, 0x32ff}, {0x3300, 0x33ff}}};
  return std::ranges::any_of(kRanges,
                             [c](const auto& range) { return c >= range.first && c <= range.second; });
}

Words tokenizeChinese(std::u32string_view line) { return westernWords(surround(stripped(line), isChinese)); }

}  // namespace

Result<BleuTokenizer> findBleuTokenizer(std::string_view name) {
  if (name == "13a") return BleuTokenizer{tokenize13a};
  if (name == "intl") return BleuTokenizer{tokenizeInternational};
  if (name == "char") return BleuTokenizer{tokenizeCharacters};
  if (name == "zh") return BleuTokenizer{tokenizeChinese};
  if (name == "none") return BleuTokenizer{splitWords};
  return Error{"unknown tokenization '" + std::string(name) + "'", "",
               "use one of: 13a, intl, char, zh, none", Error::Kind::invalidInput};
}

}  // namespace s2s
