#pragma once
// Which options of a schedule belong to which kind.

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// An option that the kind would leave unread is refused where it is not at its default: nobody is to wait
/// for a floor or a warm-up that never comes. Errors begin with the JSON path.
Result<void> checkSchedule(const ScheduleSection& schedule);

}  // namespace s2s
