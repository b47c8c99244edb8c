#pragma once
// 128-bit fingerprints of texts: MurmurHash3_x64_128 (Austin Appleby, public domain), seed 0. Two of n
// different texts share one with a probability of about n² / 2^129.

#include <compare>
#include <cstdint>
#include <string_view>

namespace s2s {

struct TextHash {
  std::uint64_t first = 0, second = 0;
  bool operator==(const TextHash&) const = default;
};

TextHash hashText(std::string_view text);

/// The fingerprint of two texts in this order.
TextHash hashBoth(const TextHash& first, const TextHash& second);

}  // namespace s2s
