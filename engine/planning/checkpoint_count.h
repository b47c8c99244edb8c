#pragma once
// How often a run writes a checkpoint.

#include <cstdint>

#include "engine/recipes/recipe.h"

namespace s2s {

/// Steps between validations each of which, where it is the best so far, writes a checkpoint of its own
/// (checkpoints.keep_best); 0 where none does.
std::int64_t stepsPerBest(const Recipe& recipe);

/// The most that a run of so many steps writes: the regular ones, those of validations that are each better
/// than all before, and the one at the end. Those of pauses come on top.
std::int64_t mostCheckpoints(const Recipe& recipe, std::int64_t totalSteps);

}  // namespace s2s
