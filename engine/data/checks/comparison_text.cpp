#include "engine/data/checks/comparison_text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

const icu::Normalizer2& caseFolder() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU lacks its data: ") + u_errorName(status));
  return *found;
}

bool isAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string folded(std::string_view text) {
  if (isAscii(text)) {
    std::string lower(text);
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
  }
  static const icu::Normalizer2& folder = caseFolder();
  const std::string sound = wellFormedUtf8(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(sound.size()));
  UErrorCode status = U_ZERO_ERROR;
  folder.normalizeUTF8(0, icu::StringPiece(sound.data(), static_cast<std::int32_t>(sound.size())), sink,
                       nullptr, status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU could not fold a text: ") + u_errorName(status));
  return result;
}

/// What a character is to the comparison.
enum class Use : unsigned char { kept, space, punctuation };

Use useOf(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (u_isUWhiteSpace(c)) return Use::space;
  return (U_GET_GC_MASK(c) & U_GC_P_MASK) != 0 ? Use::punctuation : Use::kept;
}

std::array<Use, 128> asciiUses() {
  std::array<Use, 128> uses{};
  for (std::size_t c = 0; c < uses.size(); ++c) uses[c] = useOf(static_cast<char32_t>(c));
  return uses;
}

std::string without(std::string_view text, bool punctuationToo) {
  static const std::array<Use, 128> ascii = asciiUses();
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Character character = characterAt(text, i);
    const Use use = character.codePoint < 128 ? ascii[character.codePoint] : useOf(character.codePoint);
    if (use == Use::kept || (use == Use::punctuation && !punctuationToo))
      kept.append(text, i, character.bytes);
    i += character.bytes;
  }
  return kept;
}

}  // namespace

std::string comparisonText(std::string_view text) {
  const std::string whole = folded(text);
  std::string bare = without(whole, true);
  return bare.empty() ? without(whole, false) : bare;
}

}  // namespace s2s
