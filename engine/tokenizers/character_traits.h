#pragma once
// What tokenizers ask of a character, answered by one table look-up.

#include <cstdint>

namespace s2s {

enum CharacterTrait : std::uint16_t {
  kLetter = 1 << 0,        ///< \p{L}
  kNumber = 1 << 1,        ///< \p{N}
  kWhiteSpace = 1 << 2,    ///< \s of regular expressions and Rust's char::is_whitespace: White_Space
  kSpaceMark = 1 << 3,     ///< general category Z
  kPunctuation = 1 << 4,   ///< BERT's: category P, and ASCII that is printed and neither letter nor digit
  kOther = 1 << 5,         ///< category C (control, format, private, unassigned) but for \t \n \r
  kIdeograph = 1 << 6,     ///< what BERT calls a Chinese character
  kAccent = 1 << 7,        ///< category Mn
  kStable = 1 << 8,        ///< NFC leaves texts of such characters as they are
  kDecomposed = 1 << 9,    ///< NFD leaves texts of such characters as they are
  kNoUpperCase = 1 << 10,  ///< is its own lower case
  kWord = 1 << 11,         ///< \w: alphabetic, category M, Nd or Pc, joiners (UTS 18, annex C)
  kMark = 1 << 12,         ///< category M
  kUnassigned = 1 << 13,   ///< category Cn
  kRecent = 1 << 14        ///< assigned after Unicode 8, whose categories the library `tokenizers` asks for
};

/// Traits of a code point, combined; by ICU's tables. Code points that Unicode assigned after version 14
/// count as unassigned: that is what transformers on Python 3.11, which the golden values come from, makes of
/// them.
std::uint16_t traitsOf(char32_t codePoint);

/// Whether a character has one of some traits for `tokenizers`, to which younger characters are nothing in
/// particular.
inline bool hasOldTrait(char32_t codePoint, std::uint16_t traits) {
  const std::uint16_t own = traitsOf(codePoint);
  return (own & traits) != 0 && (own & (kRecent | kUnassigned)) == 0;
}

inline bool hasTrait(char32_t codePoint, std::uint16_t traits) { return (traitsOf(codePoint) & traits) != 0; }

}  // namespace s2s
