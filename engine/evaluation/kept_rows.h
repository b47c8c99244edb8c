#pragma once
// The rows of a test set as an evaluation's folder keeps them.

#include <span>
#include <string>

#include "engine/data/example.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// The text of rows.jsonl.
std::string rowsText(std::span<const TextPair> rows);

/// As former programs kept rows whose answers are written as words: with the template for everybody.
std::string formerRowsText(std::span<const TextPair> rows, const AsText& asText);

/// Whether these are the same rows, whatever labels they have: models answer them alike.
bool differInLabelsAlone(std::span<const TextPair> some, std::span<const TextPair> others);

}  // namespace s2s
