#include "engine/vocabulary/language_scripts.h"

#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>

#include "engine/tokenizers/unicode_text.h"

namespace s2s {
namespace {

bool isNeutral(int script) { return script == USCRIPT_COMMON || script == USCRIPT_INHERITED; }

/// The scripts of CLDR's letters of a language; none where CLDR does not know it.
std::vector<int> scriptsOf(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(ulocdata_open(language.c_str(), &status),
                                                                     ulocdata_close);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  icu::UnicodeSet letters;
  ulocdata_getExemplarSet(data.get(), letters.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  std::vector<int> scripts;
  for (std::int32_t i = 0; i < letters.getRangeCount(); ++i) {
    for (UChar32 c = letters.getRangeStart(i); c <= letters.getRangeEnd(i); ++c) {
      UErrorCode ignored = U_ZERO_ERROR;
      const int script = uscript_getScript(c, &ignored);
      if (!isNeutral(script) && std::ranges::find(scripts, script) == scripts.end())
        scripts.push_back(script);
    }
  }
  return scripts;
}

}  // namespace

Result<LanguageScripts> LanguageScripts::of(const std::vector<std::string>& languages) {
  LanguageScripts scripts;
  for (const std::string& language : languages) {
    const std::vector<int> own = scriptsOf(language);
    if (own.empty()) {
      return Error{"the language '" + language + "' is not known", "",
                   "write codes such as ko, en or zh-Hant, with commas between them",
                   Error::Kind::invalidInput};
    }
    scripts.m_scripts.insert(scripts.m_scripts.end(), own.begin(), own.end());
  }
  return scripts;
}

bool LanguageScripts::write(std::string_view text) const {
  const std::string whole = wellFormedUtf8(text, "");
  return std::ranges::all_of(characters(whole), [&](std::string_view character) {
    UErrorCode ignored = U_ZERO_ERROR;
    const int script = uscript_getScript(static_cast<UChar32>(characterAt(character, 0).codePoint), &ignored);
    return isNeutral(script) || std::ranges::find(m_scripts, script) != m_scripts.end();
  });
}

}  // namespace s2s
