#pragma once
// "Did you mean …?" for names that are not known.

#include <span>
#include <string>
#include <string_view>

namespace s2s {

/// The candidate that a typing mistake most likely meant (least edit distance, at most a third of the name's
/// length and never more than 4); empty where none is near.
std::string nearestName(std::string_view name, std::span<const std::string> candidates);

}  // namespace s2s
