#pragma once
// Whether runs can get as much as a comparison gives them.

#include "engine/comparisons/comparison.h"

namespace s2s {

/// From the models' descriptions, before anything is counted or trained. Of operations: whether a run of as
/// many steps as a recipe may have could spend them, were all its batches as large as they can become. Of
/// memory: whether a row fits into it. Errors are invalidInput, of equalise.amount, behind the entrant.
Result<void> checkAmount(const Comparison& comparison);

/// What to say where an amount takes more steps than a recipe may have.
Error takesTooManySteps();

}  // namespace s2s
