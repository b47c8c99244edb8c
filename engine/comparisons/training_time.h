#pragma once
// How long a comparison trains, as far as that can be told before anything of it is measured.

#include <span>
#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"
#include "engine/comparisons/timed_runs.h"

namespace s2s {

struct TrainingTime {
  enum class Basis {
    stated,     ///< time is what is made equal
    pace,       ///< at the pace of runs that trained on this machine
    uncounted,  ///< the steps are counted from the data when it begins
    unknown,    ///< no run was like every entrant's
  };
  Basis basis = Basis::unknown;
  double seconds = 0.0;           ///< of all runs, one after another; 0 where it cannot be told
  std::vector<std::string> runs;  ///< whose pace it is, each once
};

/// Of a complete comparison: for each entrant, seeds × steps × the seconds that a step took in the run most
/// like its own, times the quotient of both stepCost()s. Alike is what has its device, precision and threads
/// and costs up to ten times as much or as little; the same training files count more than a near cost.
/// Answering the test set is not in it. Errors name the entrant.
Result<TrainingTime> trainingTime(const Comparison& comparison, std::span<const TimedRun> runs);

}  // namespace s2s
