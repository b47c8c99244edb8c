#pragma once
// The SHA-256 of data files, so that a run is never resumed on other data than it began with.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Records the SHA-256 of every file that has none recorded. A file that is not the recorded one is an error
/// of kind invalidInput.
Result<void> pinData(DataSection& data);

}  // namespace s2s
