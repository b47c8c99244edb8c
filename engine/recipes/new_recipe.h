#pragma once
// Recipes to start from.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// "translation", "span-corruption".
std::vector<std::string> newRecipeKinds();

/// The options that a start of this kind shows; an unknown kind is an error of kind invalidInput.
Result<Json> newRecipe(const std::string& kind);

/// The same as text with a `//` comment on every option, made from the schema. JSON has no comments; recipes,
/// and they alone, are read with them (parseCommentedJson).
Result<std::string> newRecipeText(const std::string& kind);

}  // namespace s2s
