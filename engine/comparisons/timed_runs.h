#pragma once
// Runs that have trained on this machine, as a measure of how fast it is.

#include <span>
#include <string>
#include <vector>

#include "engine/recipes/recipe.h"
#include "engine/runs/run_directory.h"

namespace s2s {

struct TimedRun {
  std::string name;
  Recipe recipe;
  double cost = 0.0;         ///< of a step: engine/planning/step_cost.h
  double stepSeconds = 0.0;  ///< on the average, with its part of the validations
};

/// Those of `runs` that trained on this machine for ten steps or more. Any other, and one whose recipe or
/// model cannot be read any more, measures nothing and is left out.
std::vector<TimedRun> timedRuns(std::span<const RunSummary> runs);

}  // namespace s2s
