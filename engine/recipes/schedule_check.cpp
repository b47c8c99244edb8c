#include "engine/recipes/schedule_check.h"

#include "engine/recipes/unread_option.h"

namespace s2s {
namespace {

Error invalid(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

}  // namespace

Result<void> checkSchedule(const ScheduleSection& schedule) {
  if (schedule.warmupShare && schedule.warmupSteps > 0)
    return invalid("schedule.warmup_share: warmup_steps is given too", "give one of the two");
  const ScheduleSection d;
  const std::vector<std::string> warmed = {"constant", "linear", "cosine", "inverse-square-root",
                                           "polynomial"};
  const std::vector<std::string> floored = {"linear", "cosine", "inverse-square-root", "polynomial"};
  const std::vector<std::string> cyclic = {"triangular", "triangular2", "exp-range"};
  const KindOption options[] = {{"warmup_steps", schedule.warmupSteps != d.warmupSteps, warmed},
                                {"warmup_share", schedule.warmupShare.has_value(), warmed},
                                {"minimum_share", schedule.minimumShare != d.minimumShare, floored},
                                {"power", schedule.power != d.power, {"polynomial"}},
                                {"cycle_steps", schedule.cycleSteps != d.cycleSteps, cyclic},
                                {"base_share", schedule.baseShare != d.baseShare, cyclic},
                                {"gamma", schedule.gamma != d.gamma, {"exp-range"}},
                                {"rise_share", schedule.riseShare != d.riseShare, {"one-cycle"}},
                                {"start_divisor", schedule.startDivisor != d.startDivisor, {"one-cycle"}},
                                {"end_divisor", schedule.endDivisor != d.endDivisor, {"one-cycle"}},
                                {"anneal", schedule.anneal != d.anneal, {"one-cycle"}}};
  if (const KindOption* const unread = unreadOption(options, schedule.kind)) {
    return invalid("schedule." + std::string(unread->name) + ": a " + schedule.kind + " schedule has none",
                   "leave it out, or set schedule.kind to one of: " + unread->listedKinds());
  }
  return {};
}

}  // namespace s2s
