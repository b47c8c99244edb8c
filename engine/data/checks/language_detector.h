#pragma once
// Which language a text is written in: Compact Language Detector 2 (Google, Debian's libcld2), a naive Bayes
// classifier over groups of four letters, and over scripts alone where a script is one language's (Hangul,
// Hiragana, Thai, …).
//
// It tells no probability. It tells which bytes of a text are in which language, and whether that is
// reliable; it decides nothing on a few words. `share` is made of that: bytes in a language among the bytes
// whose language was found, from 0 to 1. docs/data_checks.md compares it with the 0.99 of langdetect.

#include <array>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace s2s {

/// What was found in one text.
struct DetectedLanguages {
  struct Part {
    std::string_view code;  ///< ISO 639-1 where there is one ("ko"; Chinese: "zh", "zh-Hant"); empty: none
    double share = 0.0;
  };
  std::array<Part, 3> parts;  ///< the largest share first
  std::string_view language;  ///< of the text as a whole; empty where none was found
  bool reliable = false;

  double shareOf(std::string_view code) const;
};

/// Only the first 64 KiB of a text are looked at. Any bytes will do. Safe to use from several threads at
/// once.
/// `expected` (a code of the detector; empty: none) is a hint that decides between languages which are near
/// to each other; a text that is clearly in another one stays that.
DetectedLanguages detectLanguages(std::string_view text, std::string_view expected = {});

/// A text against the language that it should be in.
enum class LanguageVerdict {
  match,      ///< its share is the threshold or more
  mixed,      ///< it is the text's language, and its share is below the threshold
  other,      ///< the text is in another language
  undecided,  ///< too short, of no language, or not reliable
};
LanguageVerdict judgeLanguage(const DetectedLanguages& found, std::string_view expected, double threshold);

/// The detector's code for a code as tokenizers and recipes have it: "ko" for "ko_KR", "kor_Hang" and "KO". A
/// language that the detector does not know is an error of kind invalidInput.
Result<std::string> detectorLanguage(std::string_view code);

}  // namespace s2s
