#include "engine/recipes/schedule_check.h"

#include <utility>

namespace s2s {
namespace {

std::vector<UnreadOption> unreadBesideRelativeStep(const ScheduleSection& schedule) {
  std::vector<UnreadOption> unread;
  const auto add = [&](bool set, const char* path) {
    if (set) unread.push_back({path, "relative_step chooses the rate by itself", "leave one of the two out"});
  };
  add(schedule.kind != "constant", "schedule.kind");
  add(schedule.warmupSteps > 0, "schedule.warmup_steps");
  add(schedule.warmupShare.has_value(), "schedule.warmup_share");
  return unread;
}

}  // namespace

Result<void> checkSchedule(const ScheduleSection& schedule) {
  if (!schedule.warmupShare || schedule.warmupSteps == 0) return {};
  return Error{"schedule.warmup_share: warmup_steps is given too", "", "give one of the two",
               Error::Kind::invalidInput};
}

std::vector<UnreadOption> unreadOfSchedule(const Recipe& recipe) {
  const ScheduleSection& schedule = recipe.schedule;
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
  std::vector<UnreadOption> unread =
      unreadOptions(options, "schedule", schedule.kind, "a " + schedule.kind + " schedule has none");
  if (recipe.optimizer.kind != "adafactor" || !recipe.optimizer.relativeStep) return unread;
  for (UnreadOption& option : unreadBesideRelativeStep(schedule)) unread.push_back(std::move(option));
  return unread;
}

}  // namespace s2s
