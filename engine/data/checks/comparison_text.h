#pragma once
// The form in which texts are compared where small differences do not count.

#include <string>
#include <string_view>

namespace s2s {

/// `text` under Unicode's NFKC_Casefold (compatibility forms composed, upper and lower case one, invisible
/// characters gone; The Unicode Standard 3.13, "toNFKC_Casefold"), without white space and without
/// punctuation (general category P). A text of nothing but punctuation keeps it, so that "?" and "!" stay
/// apart. "Tom's  CAR." → "tomscar"; "할 수 있다!" → "할수있다".
std::string comparisonText(std::string_view text);

}  // namespace s2s
