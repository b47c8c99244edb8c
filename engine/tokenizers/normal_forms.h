#pragma once
// Unicode's normalisation forms (UAX 15), through ICU.

#include <string>
#include <string_view>

namespace s2s {

enum class NormalForm { nfc, nfd, nfkc, nfkd };

/// `text`, which is well-formed UTF-8, in that form. Text that is in it already, as ASCII is, costs little.
std::string normalised(std::string_view text, NormalForm form);

/// Appends the lower case of one character by itself, as Python's and Rust's lower-casing do it (U+0130
/// becomes two characters).
void appendLowerCase(std::string& text, char32_t character);

}  // namespace s2s
