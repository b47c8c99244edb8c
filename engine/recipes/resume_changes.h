#pragma once
// What a run may take up anew when it goes on. No Torch here: the window asks it for its forms.

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Whether `resume` takes a value for this path of the recipe ("training.steps", "schedule.kind"): what
/// happens between steps, how long, how fast, where and within what memory. Never what a step computes its
/// gradient from; training.logits_mib and training.gradient_checkpointing change its rounding at most.
bool mayChangeOnResume(const std::string& path);

/// The same of an assignment "training.steps=300"; the error names what may change.
Result<void> checkResumeChange(const std::string& assignment);

/// What a run goes on with: its recipe with the assignments in it, in their order. A change that may not be,
/// a recipe that is not valid with them, and one in which they leave unread what was read, or change what nothing
/// reads, are errors of kind invalidInput that begin with the JSON path. What the run's own recipe has that nothing reads stays.
Result<Recipe> resumedRecipe(Json recipe, const std::vector<std::string>& changes);

}  // namespace s2s
