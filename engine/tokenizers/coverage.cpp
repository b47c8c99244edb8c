#include "engine/tokenizers/coverage.h"

#include <unicode/normalizer2.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_map>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

/// Syllables that running Korean text is mostly made of.
constexpr const char* kCommonSyllables =
    "이다는가의에을하고지도를로사은한나그자들있어기서리시아인대해수라스일제여"
    "보안상정내과부게장전면없무오으구원우소주년유거동신만니화었마공생위선중요"
    "간방모성비국경실물연문조세러말것관개재치며호적히학할려두트미까분데진등반"
    "당산입래발통습";

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return wellFormedUtf8(text);
  const icu::UnicodeString given = icu::UnicodeString::fromUTF8(wellFormedUtf8(text));
  std::string result;
  normalizer->normalize(given, status).toUTF8String(result);
  return result;
}

/// CLDR's letters of a language; empty where CLDR does not know it.
std::string exemplarLetters(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string locale(language);
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(ulocdata_open(locale.c_str(), &status),
                                                                     ulocdata_close);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  icu::UnicodeSet letters;
  ulocdata_getExemplarSet(data.get(), letters.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  icu::UnicodeString text;
  for (std::int32_t i = 0; i < letters.getRangeCount(); ++i) {
    for (UChar32 c = letters.getRangeStart(i); c <= letters.getRangeEnd(i); ++c) text.append(c);
  }
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// Without the special tokens that are written in it (sentinels, a mask): the vocabulary has them as they
/// stand, whatever it makes of their characters.
std::string withoutSpecialTokens(const Tokenizer& tokenizer, const std::string& text) {
  std::string rest;
  std::size_t from = 0;
  for (const TokenId id : tokenizer.encode(text, false)) {
    if (id == tokenizer.special().unknown || tokenizer.textBytes(id) > 0) continue;
    const std::string token = tokenizer.piece(id);
    const std::size_t at = token.empty() ? std::string::npos : text.find(token, from);
    if (at == std::string::npos) continue;
    rest += text.substr(from, at - from) + ' ';
    from = at + token.size();
  }
  return rest + text.substr(from);
}

}  // namespace

double unknownShare(const Tokenizer& tokenizer, std::string_view text) {
  const bool drops = tokenizer.dropsUnknown();
  if (!drops && !tokenizer.special().unknown) return 0.0;
  const std::string normal = withoutSpecialTokens(tokenizer, composed(text));
  std::unordered_map<std::string_view, bool> writable;
  std::int64_t all = 0, unknown = 0;
  for (const std::string_view character : characters(normal)) {
    if (strip(character).empty()) continue;
    const auto [entry, isNew] = writable.try_emplace(character, true);
    if (isNew && drops) entry->second = tokenizer.dropped(character).empty();
    if (isNew && !drops) {
      const std::vector<TokenId> ids = tokenizer.encode(character, false);
      const bool alone = std::ranges::find(ids, *tokenizer.special().unknown) == ids.end();
      // WordPiece may know a character inside words only.
      entry->second = alone || tokenizer.id("##" + std::string(character)).has_value();
    }
    ++all;
    if (!entry->second) ++unknown;
  }
  return all == 0 ? 0.0 : static_cast<double>(unknown) / static_cast<double>(all);
}

std::optional<double> unknownLetterShare(const Tokenizer& tokenizer, std::string_view language) {
  const std::string_view base = language.substr(0, language.find_first_of("-_"));
  const std::string letters = base == "ko" ? kCommonSyllables : exemplarLetters(language);
  if (letters.empty()) return std::nullopt;
  return unknownShare(tokenizer, letters);
}

}  // namespace s2s
