#pragma once
// Which options of a schedule belong to which kind.

#include <vector>

#include "engine/core/result.h"
#include "engine/recipes/recipe.h"
#include "engine/recipes/unread_option.h"

namespace s2s {

/// Options that contradict each other are refused. Errors begin with the JSON path.
Result<void> checkSchedule(const ScheduleSection& schedule);

/// Those that the kind does not read: nobody is to wait for a floor or a warm-up that never comes. Where the
/// optimizer makes its rate itself, that is the whole schedule.
std::vector<UnreadOption> unreadOfSchedule(const Recipe& recipe);

}  // namespace s2s
