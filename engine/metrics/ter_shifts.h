#pragma once
// The greedy search for shifts that makes TER of an edit distance (Snover et al. 2006).

#include <cstdint>
#include <span>

namespace s2s {

/// How many edits (words inserted, removed, replaced, and runs of words shifted) turn the hypothesis into the
/// reference, as sacreBLEU's translation_edit_rate finds them: at most 10 words a shift, 50 words far, 1,000
/// shifts tried. Words by number.
std::int64_t translationEdits(std::span<const std::uint32_t> hypothesis,
                              std::span<const std::uint32_t> reference);

}  // namespace s2s
