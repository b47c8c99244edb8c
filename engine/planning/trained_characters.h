#pragma once
// Whether a vocabulary that a recipe trains has room for the characters of its texts, before it is trained.

#include <optional>
#include <string>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// What to do about a vocabulary that is to be trained with fewer pieces than the characters of the training
/// texts take (as many as tokenizer.train.character_coverage covers, and the special tokens), which
/// SentencePiece refuses when the run begins; nothing where there is room, where no vocabulary is trained,
/// and where the files are not at hand.
///
/// A warning and no error, since it is a count in passing: of each file only the first characters are read,
/// up to half a second for all, so there may be more; rows that will be held out count too; and texts are
/// normalised by NFKC, which is nearly the trainer's nmt_nfkc. Read once as long as recipe and files stay as
/// they are.
std::optional<std::string> charactersWithoutRoom(const Recipe& recipe);

}  // namespace s2s
