#pragma once
// "Did you mean …?" for names that are not known.

#include <span>
#include <string>
#include <string_view>

namespace s2s {

/// The candidate that a typing mistake most likely meant (least edit distance, at most a third of the name's
/// length and never more than 4); empty where none is near.
std::string nearestName(std::string_view name, std::span<const std::string> candidates);

/// The same for a pattern (name_pattern.h) that fits none of the candidates: the first one that it would fit
/// if case did not matter; without stars and question marks, what a typing mistake meant; else the first that
/// has the longest run of letters in common with the pattern's longest literal part, at least half of that
/// part.
std::string nearestToPattern(std::string_view pattern, std::span<const std::string> candidates);

}  // namespace s2s
