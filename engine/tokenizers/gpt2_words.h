#pragma once
// How GPT-2 cuts a text into words before merging (Radford et al. 2019; `encoder.py` of the published code).

#include <cstddef>
#include <string_view>

namespace s2s {

/// The bytes of the first match of
///   's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
/// at the front of `text`, which is well-formed UTF-8 and not empty. Every text is cut without a rest.
std::size_t gpt2WordLength(std::string_view text);

}  // namespace s2s
