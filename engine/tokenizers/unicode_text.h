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

/// The text cut into its characters (code points), each as UTF-8. `text` must be well-formed.
std::vector<std::string_view> characters(std::string_view text);

/// Python's str.lstrip() and str.rstrip(): without the Unicode white space at one end.
std::string_view stripLeft(std::string_view text);
std::string_view stripRight(std::string_view text);
inline std::string_view strip(std::string_view text) { return stripLeft(stripRight(text)); }

}  // namespace s2s
