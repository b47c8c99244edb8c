#pragma once
// Whether what an entrant brings takes away what the data sets of a mixture are told apart by.

#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

/// One of an entrant's own words in the place of several that its data sets have: two directions, or two
/// tasks, that are learned as if they were one.
struct ReplacedWords {
  std::size_t entrant = 0;
  std::string key;                    ///< "prefix", "source_language", "target_language"
  std::string own;                    ///< the entrant's; empty: it says that there is none
  std::vector<std::string> replaced;  ///< the different ones of its training sets, each once, in their order
};

/// `its prefix "translate: " takes the place of different ones in its training sets: "formal: ", "casual: "`.
std::string noteOf(const ReplacedWords& replaced);

/// Of all entrants. Training sets that agree say nothing: an entrant's word is meant to take the place of
/// theirs. No file is opened. Errors are entrantRecipe()'s.
Result<std::vector<ReplacedWords>> replacedWords(const Comparison& comparison);

}  // namespace s2s
