#pragma once
// Recipes that runs have begun with.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// As parseRecipe(), with options that nothing reads (unreadOptions()), which change nothing, with objectives
/// that need two models (commonTask()), and with an epsilon of 0 (lacksEpsilon()): an earlier program may
/// have taken them.
Result<Recipe> parseStoredRecipe(const Json& json);

/// The same with assignments ("training.steps=300") in it, in their order. What the recipe has already that
/// nothing reads stays as it is; what is switched off (UnreadOption::isSwitchedOff) is taken; what else they
/// leave unread, or change of what is, and objectives that need two models from then on, are errors of kind
/// invalidInput that begin with the JSON path, as everything else is that is wrong.
Result<Recipe> changedStoredRecipe(Json recipe, const std::vector<std::string>& assignments);

/// What is to be known of a stored recipe: "optimizer.clip_threshold: adamw does not read it". Not what is
/// merely switched off, which some versions wrote out.
std::vector<std::string> unreadCautions(const Recipe& recipe);

}  // namespace s2s
