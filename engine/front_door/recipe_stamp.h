#pragma once
#include <string>

#include "engine/recipes/recipe.h"

namespace s2s {

/// What tells whether the files that a recipe's rows are made of are still those that were read: of its data,
/// of their filters, of written back-translations, and of tokenizer and model. Another text as soon as one of
/// them changes.
std::string stampOfFiles(const Recipe& recipe);

}  // namespace s2s
