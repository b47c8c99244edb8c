#pragma once
// Text as Python's str sees it: code points, and white space as str.split and str.rstrip define it.

#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// str.isspace of one character: White_Space of Unicode, and U+001C to U+001F.
bool isPythonSpace(char32_t c);

/// Code points of UTF-8; ill-formed bytes become U+FFFD.
std::u32string toUtf32(std::string_view text);

/// str.split(): no empty words.
std::vector<std::u32string> splitWords(std::u32string_view text);

/// str.lower(), the final sigma included.
std::u32string lowered(std::u32string_view text);

/// str.rstrip() and str.strip().
std::string_view withoutTrailingSpace(std::string_view text);
std::u32string_view withoutTrailingSpace(std::u32string_view text);
std::u32string_view stripped(std::u32string_view text);

}  // namespace s2s
