#pragma once
// Which pieces are written in the scripts of a list of languages.

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

class LanguageScripts {
 public:
  /// Codes such as "ko", "en", "zh-Hant". Their scripts are those of CLDR's standard letters: Hangul for
  /// Korean, Han and both kana for Japanese. An unknown code is an error of kind invalidInput.
  static Result<LanguageScripts> of(const std::vector<std::string>& languages);

  /// Whether all characters of a text are of these scripts or of none in particular (digits, punctuation,
  /// marks: Unicode's Common and Inherited). Bytes that are a part of a character do not count.
  bool write(std::string_view text) const;

 private:
  std::vector<int> m_scripts;  ///< ICU's UScriptCode
};

}  // namespace s2s
