#include "engine/planning/time_plan.h"

#include <algorithm>

#include "engine/planning/checkpoint_count.h"

namespace s2s {
namespace {

/// Every so many steps, and at the end.
std::int64_t occasions(std::int64_t every, std::int64_t steps) { return (steps + every - 1) / every; }

}  // namespace

TimePlan planTime(const MeasuredPace& pace, const Recipe& recipe) {
  TimePlan plan;
  if (recipe.evaluation.everySteps > 0 && pace.validation > 0.0)
    plan.validations = occasions(recipe.evaluation.everySteps, pace.totalSteps);
  plan.checkpoints = mostCheckpoints(recipe, pace.totalSteps);
  const double training = static_cast<double>(pace.totalSteps) * pace.step +
                          static_cast<double>(plan.validations) * pace.validation;
  const auto checkpoints = static_cast<double>(plan.checkpoints);
  const double waiting = std::max(0.0, pace.checkpointBeside - training / checkpoints);
  plan.seconds =
      training + checkpoints * pace.checkpoint + (checkpoints - 1.0) * waiting + pace.checkpointBeside;
  return plan;
}

}  // namespace s2s
