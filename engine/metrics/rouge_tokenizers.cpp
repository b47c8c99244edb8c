#include "engine/metrics/rouge_tokenizers.h"

#include <unicode/uchar.h>

#include "engine/metrics/porter_stemmer.h"
#include "engine/metrics/words.h"

namespace s2s {
namespace {

template <typename Belongs>
std::vector<std::u32string> runsOf(std::u32string_view text, Belongs belongs) {
  const std::u32string lower = lowered(text);
  std::vector<std::u32string> words;
  bool within = false;
  for (const char32_t c : lower) {
    const bool inside = belongs(c);
    if (inside && !within) words.emplace_back();
    if (inside) words.back() += c;
    within = inside;
  }
  return words;
}

bool isAsciiWord(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

bool isUnicodeWord(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

std::vector<std::u32string> asciiWords(std::u32string_view text) { return runsOf(text, isAsciiWord); }
std::vector<std::u32string> unicodeWords(std::u32string_view text) { return runsOf(text, isUnicodeWord); }

}  // namespace

Result<RougeTokenizer> findRougeTokenizer(std::string_view name) {
  if (name == "ascii") return RougeTokenizer{asciiWords};
  if (name == "unicode") return RougeTokenizer{unicodeWords};
  return Error{"unknown tokenization of ROUGE '" + std::string(name) + "'", "", "use one of: ascii, unicode",
               Error::Kind::invalidInput};
}

void stemRougeWords(std::vector<std::u32string>& words) {
  for (std::u32string& word : words) {
    if (word.size() <= 3) continue;
    const std::string stem = porterStem(std::string(word.begin(), word.end()));
    word.assign(stem.begin(), stem.end());
  }
}

}  // namespace s2s
