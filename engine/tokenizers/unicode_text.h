#pragma once
// The little of Unicode that tokenizers need: well-formed UTF-8 out of any bytes, and stripping as Python
// does it.

#include <string>
#include <string_view>
#include <vector>

namespace s2s {

/// Well-formed UTF-8. Each maximal ill-formed part becomes one `replacement`, as Python's `errors="replace"`
/// (with U+FFFD) and `errors="ignore"` (with "") do it (Unicode 15, section 3.9, "maximal subparts").
std::string wellFormedUtf8(std::string_view bytes, std::string_view replacement = "\xEF\xBF\xBD");

/// A character and the bytes that it takes in UTF-8.
struct Character {
  char32_t codePoint;
  std::size_t bytes;
};

/// The character that begins at `at` of a well-formed text.
inline Character characterAt(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

/// The text cut into its characters (code points), each as UTF-8. `text` must be well-formed.
std::vector<std::string_view> characters(std::string_view text);

/// `text` with every `from`, which is not empty, replaced by `to`.
std::string replaceAll(std::string_view text, std::string_view from, std::string_view to);

/// Python's str.lstrip() and str.rstrip(): without the Unicode white space at one end.
std::string_view stripLeft(std::string_view text);
std::string_view stripRight(std::string_view text);
inline std::string_view strip(std::string_view text) { return stripLeft(stripRight(text)); }

}  // namespace s2s
