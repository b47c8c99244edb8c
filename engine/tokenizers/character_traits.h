#pragma once
// What tokenizers ask of a character, answered by one table look-up.

#include <cstdint>

namespace s2s {

enum CharacterTrait : std::uint16_t {
  kLetter = 1 << 0,       ///< \p{L}
  kNumber = 1 << 1,       ///< \p{N}
  kWhiteSpace = 1 << 2,   ///< \s of regular expressions and Rust's char::is_whitespace: White_Space
  kSpaceMark = 1 << 3,    ///< general category Z
  kPunctuation = 1 << 4,  ///< BERT's: category P, and ASCII that is printed and neither letter nor digit
  kOther = 1 << 5,        ///< category C (control, format, private, unassigned) but for \t \n \r
  kIdeograph = 1 << 6,    ///< what BERT calls a Chinese character
  kAccent = 1 << 7,       ///< category Mn
  kStable = 1 << 8,       ///< NFC leaves texts of such characters as they are
  kDecomposed = 1 << 9,   ///< NFD leaves texts of such characters as they are
  kNoUpperCase = 1 << 10  ///< is its own lower case
};

/// Traits of a code point, combined; by ICU's tables. Code points that Unicode assigned after version 14
/// count as unassigned: that is what transformers on Python 3.11, which the golden values come from, makes of
/// them.
std::uint16_t traitsOf(char32_t codePoint);

inline bool hasTrait(char32_t codePoint, std::uint16_t traits) { return (traitsOf(codePoint) & traits) != 0; }

}  // namespace s2s
