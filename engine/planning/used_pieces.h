#pragma once
// How much of a vocabulary the training data uses.

#include <cstdint>

#include "engine/recipes/recipe.h"
#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// Different pieces in the training data, special tokens among them; 0 where a file cannot be read or is
/// longer than can be looked through in a moment.
std::int64_t countUsedPieces(const Recipe& recipe, const Tokenizer& tokenizer);

}  // namespace s2s
