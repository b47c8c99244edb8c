#include "engine/tokenizers/normal_forms.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <stdexcept>

#include "engine/core/utf8.h"

namespace s2s {
namespace {

const icu::Normalizer2& normalizerOf(NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = nullptr;
  switch (form) {
    case NormalForm::nfc:
      found = icu::Normalizer2::getNFCInstance(status);
      break;
    case NormalForm::nfd:
      found = icu::Normalizer2::getNFDInstance(status);
      break;
    case NormalForm::nfkc:
      found = icu::Normalizer2::getNFKCInstance(status);
      break;
    case NormalForm::nfkd:
      found = icu::Normalizer2::getNFKDInstance(status);
      break;
  }
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU lacks its data: ") + u_errorName(status));
  return *found;
}

}  // namespace

std::string normalised(std::string_view text, NormalForm form) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  normalizerOf(form).normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                                   sink, nullptr, status);
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU could not normalise: ") + u_errorName(status));
  return result;
}

void appendLowerCase(std::string& text, char32_t character) {
  constexpr char32_t kCapitalIWithDot = 0x130;
  if (character == kCapitalIWithDot)
    text += "i\xCC\x87";
  else
    appendUtf8(text, static_cast<char32_t>(u_tolower(static_cast<UChar32>(character))));
}

}  // namespace s2s
