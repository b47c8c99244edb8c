#pragma once
// How long a whole run takes, from a few measured steps.

#include <cstdint>

#include "engine/recipes/recipe.h"

namespace s2s {

/// Seconds, as measured.
struct MeasuredPace {
  std::int64_t totalSteps = 0;
  double step = 0.0;        ///< median of the measured steps
  double validation = 0.0;  ///< with its sample texts; 0 where there is none
  double checkpoint = 0.0;
};

struct TimePlan {
  std::int64_t validations = 0, checkpoints = 0;
  double seconds = 0.0;  ///< of the whole run
};

TimePlan planTime(const MeasuredPace& pace, const Recipe& recipe);

}  // namespace s2s
