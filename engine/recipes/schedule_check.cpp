#include "engine/recipes/schedule_check.h"

namespace s2s {

Result<void> checkSchedule(const ScheduleSection& schedule) {
  if (!schedule.warmupShare || schedule.warmupSteps == 0) return {};
  return Error{"schedule.warmup_share: warmup_steps is given too", "", "give one of the two",
               Error::Kind::invalidInput};
}

}  // namespace s2s
