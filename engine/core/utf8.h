#pragma once
// UTF-8 as far as files and metrics need it; what needs Unicode's tables uses ICU.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// The position of the first byte that is not part of well-formed UTF-8 (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF); nothing where the text is valid.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

inline bool isValidUtf8(std::string_view text) { return !firstInvalidUtf8(text); }

/// The code points of `text`; each ill-formed byte becomes U+FFFD.
std::vector<char32_t> codePoints(std::string_view text);

/// Appends the UTF-8 form; what is no scalar value becomes U+FFFD.
void appendUtf8(std::string& text, char32_t codePoint);

/// `text` cut to at most `maximumBytes`, never inside a character.
std::string_view cutUtf8(std::string_view text, std::size_t maximumBytes);

}  // namespace s2s
