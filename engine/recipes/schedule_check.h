#pragma once
// What the options of a schedule must be together.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Options that contradict each other are refused. Errors begin with the JSON path.
Result<void> checkSchedule(const ScheduleSection& schedule);

}  // namespace s2s
