#pragma once
// How much of a vocabulary stays where it is trimmed to what a recipe feeds the model.

#include <cstdint>
#include <optional>

#include "engine/recipes/recipe.h"

namespace s2s {

struct KeptPieces {
  std::int64_t count = 0;
  bool atLeast = false;  ///< the data is longer than can be looked through in a moment
};

/// What trimming leaves of the recipe's model where everything stays that the recipe feeds it and has it
/// write (engine/vocabulary/fed_texts.h), counted by the code that trims and remembered while neither the
/// recipe's data nor a file of it changes; nothing where there is nothing to trim (no weights, no tokenizer,
/// a file that cannot be read). Takes seconds for megabytes of text.
std::optional<KeptPieces> keptPieces(const Recipe& recipe);

}  // namespace s2s
