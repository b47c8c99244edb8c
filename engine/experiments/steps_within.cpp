#include "engine/experiments/steps_within.h"

#include "engine/planning/time_plan.h"
#include "engine/recipes/sections/option_builders.h"
#include "engine/training/measured_pace.h"

namespace s2s {
namespace {

constexpr std::int64_t kMeasuredSteps = 12;
constexpr auto kMostSteps = static_cast<std::int64_t>(recipe_sections::kMostSteps);

}  // namespace

Result<std::int64_t> stepsWithin(double seconds, const Recipe& recipe,
                                 const std::function<void(const std::string&)>& message,
                                 const RunControl& control) {
  const auto pace = measurePace(recipe, kMeasuredSteps, message);
  if (!pace) return pace.error();
  if (control.pauseRequested() || control.stopRequested())
    return Error{"stopped before the first step", "", "", Error::Kind::cancelled};
  MeasuredPace tried = *pace;
  tried.checkpoint = tried.checkpointBeside = 0.0;  // not on the run's clock
  std::int64_t low = 1, high = kMostSteps;
  while (low < high) {
    tried.totalSteps = low + (high - low + 1) / 2;
    if (planTime(tried, recipe).seconds <= seconds)
      low = tried.totalSteps;
    else
      high = tried.totalSteps - 1;
  }
  return low;
}

}  // namespace s2s
