#pragma once
// How much of a vocabulary stays where it is trimmed to the training data.

#include <cstdint>
#include <optional>

#include "engine/recipes/recipe.h"

namespace s2s {

struct KeptPieces {
  std::int64_t count = 0;
  bool atLeast = false;  ///< the data is longer than can be looked through in a moment
};

/// What `s2s export MODEL --trim-vocabulary DATA` leaves of the recipe's model, counted by the same code and
/// remembered while no file changes; nothing where there is nothing to trim (no weights, no tokenizer, a file
/// that cannot be read). Takes seconds for megabytes of text.
std::optional<KeptPieces> keptPieces(const Recipe& recipe);

}  // namespace s2s
