#pragma once
// Patterns over names of tensors: * stands for any run of characters, ? for one.

#include <string_view>

namespace s2s {

/// Whether the whole name fits.
bool fitsPattern(std::string_view name, std::string_view pattern);

}  // namespace s2s
