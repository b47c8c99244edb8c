#pragma once
// Whether a run can begin, found out before it is to.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Opens what training by the recipe opens at its start, as far as that takes a moment: every data set up to
/// its first row that can be used, with the columns that it names; the configuration of the model and the
/// tokenizer, which must fit each other, the objectives and the languages. A tokenizer that is to be trained
/// is none yet: of it only what the family's layout says is known. Neither all rows are read nor any
/// weights, and whether the device is there is not asked. Errors are invalidInput and begin with the JSON
/// path.
Result<void> checkStart(const Recipe& recipe);

}  // namespace s2s
