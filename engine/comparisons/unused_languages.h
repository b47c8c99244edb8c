#pragma once
// Whether a comparison's entrants name languages that their models cannot be told.

#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"

namespace s2s {

/// Languages of an entrant's own whose tokenizer has no language tokens.
struct UnusedLanguages {
  std::size_t entrant = 0;
  std::vector<std::string> keys;  ///< "source_language", "target_language", or one of them
};

/// "its source_language and target_language are not told to the model, which has no language tokens: a prefix
/// is what tells it the direction".
std::string noteOf(const UnusedLanguages& unused);

/// Of all entrants that name any themselves: what the data or the test set says is for those that read it.
/// Opens the tokenizers of these, none that is trained. Errors are entrantRecipe()'s and those of a model or
/// a tokenizer that cannot be opened, with the entrant's place.
Result<std::vector<UnusedLanguages>> unusedLanguages(const Comparison& comparison);

}  // namespace s2s
