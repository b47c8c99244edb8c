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
  double checkpoint = 0.0;  ///< in which training stands still
  /// In which a checkpoint is written beside training, which waits for it where the next one comes before
  /// that; 0 where none is written in the background.
  double checkpointBeside = 0.0;
};

struct TimePlan {
  std::int64_t validations = 0, checkpoints = 0;
  double seconds = 0.0;  ///< of the whole run
};

/// Checkpoints are taken to lie evenly. The one at the end of a run has nothing beside which it could be
/// written.
TimePlan planTime(const MeasuredPace& pace, const Recipe& recipe);

}  // namespace s2s
