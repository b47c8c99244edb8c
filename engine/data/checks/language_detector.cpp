#include "engine/data/checks/language_detector.h"

#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <cstdio>  // the detector's header needs it and does not say so

#include <cld2/public/compact_lang_det.h>

#include "engine/core/utf8.h"
#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 10;
constexpr std::string_view kTraditionalChinese = "zh-Hant";

/// What the detector's own check of UTF-8 refuses (controls, private and unassigned characters) becomes a
/// space.
std::string interchangeable(std::string_view text) {
  std::string sound = wellFormedUtf8(text);
  for (std::size_t i = 0; i < sound.size();) {
    const Character character = characterAt(sound, i);
    const std::uint32_t mask = U_GET_GC_MASK(static_cast<UChar32>(character.codePoint));
    constexpr std::uint32_t kRefused = U_GC_CC_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
    if ((mask & kRefused) != 0)
      std::fill_n(sound.begin() + static_cast<std::ptrdiff_t>(i), character.bytes, ' ');
    i += character.bytes;
  }
  return sound;
}

struct Summary {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  std::array<CLD2::Language, 3> languages{CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE,
                                          CLD2::UNKNOWN_LANGUAGE};
  std::array<int, 3> percent{};
  bool reliable = false;
  bool valid = false;
};

Summary summaryOf(std::string_view text, CLD2::Language expected) {
  Summary summary;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, expected};
  std::array<double, 3> scores{};
  int textBytes = 0, validBytes = 0;
  const auto bytes = static_cast<int>(text.size());
  summary.language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), bytes, true, &hints, 0, summary.languages.data(), summary.percent.data(), scores.data(),
      nullptr, &textBytes, &summary.reliable, &validBytes);
  summary.valid = validBytes == bytes;
  return summary;
}

std::string_view codeOf(CLD2::Language language) {
  return language == CLD2::UNKNOWN_LANGUAGE ? "" : CLD2::LanguageCode(language);
}

}  // namespace

double DetectedLanguages::shareOf(std::string_view code) const {
  double share = 0.0;
  for (const Part& part : parts) {
    if (part.code == code) share += part.share;
  }
  return share;
}

DetectedLanguages detectLanguages(std::string_view text, std::string_view expected) {
  const std::string_view cut = cutUtf8(text, kMostBytes);
  const CLD2::Language hint =
      expected.empty() ? CLD2::UNKNOWN_LANGUAGE : CLD2::GetLanguageFromName(std::string(expected).c_str());
  Summary summary = summaryOf(cut, hint);
  if (!summary.valid) summary = summaryOf(interchangeable(cut), hint);
  DetectedLanguages found;
  double sum = 0.0;
  for (std::size_t i = 0; i < found.parts.size(); ++i) {
    found.parts[i].code = codeOf(summary.languages[i]);
    if (!found.parts[i].code.empty()) sum += summary.percent[i];
  }
  for (std::size_t i = 0; i < found.parts.size() && sum > 0.0; ++i) {
    if (!found.parts[i].code.empty()) found.parts[i].share = summary.percent[i] / sum;
  }
  found.language = codeOf(summary.language);
  found.reliable = summary.reliable && sum > 0.0 && !found.language.empty();
  return found;
}

LanguageVerdict judgeLanguage(const DetectedLanguages& found, std::string_view expected, double threshold) {
  if (!found.reliable) return LanguageVerdict::undecided;
  if (found.shareOf(expected) >= threshold) return LanguageVerdict::match;
  return found.language == expected ? LanguageVerdict::mixed : LanguageVerdict::other;
}

Result<std::string> detectorLanguage(std::string_view code) {
  std::string tag(code);
  std::ranges::replace(tag, '_', '-');
  std::array<char, 64> buffer{};
  UErrorCode status = U_ZERO_ERROR;
  // ICU knows that "kor" is "ko", and which script "zh-TW" is written in.
  uloc_getLanguage(tag.c_str(), buffer.data(), static_cast<std::int32_t>(buffer.size()), &status);
  const std::string language(U_SUCCESS(status) ? buffer.data() : "");
  if (language == "zh") {
    std::array<char, 64> full{};
    uloc_addLikelySubtags(tag.c_str(), full.data(), static_cast<std::int32_t>(full.size()), &status);
    if (U_SUCCESS(status) && std::string_view(full.data()).find("Hant") != std::string_view::npos)
      return std::string(kTraditionalChinese);
  }
  // The detector has older codes for a few.
  const std::string asked = language == "he" ? "iw" : language == "nb" ? "no" : language;
  const CLD2::Language known =
      asked.empty() ? CLD2::UNKNOWN_LANGUAGE : CLD2::GetLanguageFromName(asked.c_str());
  if (known == CLD2::UNKNOWN_LANGUAGE) {
    return Error{"the language detector does not know \"" + std::string(code) + "\"", "",
                 "use an ISO 639-1 code such as ko, en or fr", Error::Kind::invalidInput};
  }
  return std::string(codeOf(known));
}

}  // namespace s2s
