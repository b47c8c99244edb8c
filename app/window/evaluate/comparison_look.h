#pragma once
// What is found out about a comparison that is composed, before it is run.

#include <filesystem>
#include <future>
#include <vector>

#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/training_time.h"

namespace s2s {

struct ComparisonLook {
  CheckedComparison checked;
  TrainingTime time;
};

/// Read by the first look that asks, on its thread.
using TimedRunsLater = std::shared_future<std::vector<TimedRun>>;

/// The newest of `runs` and of the comparisons whose folders lie in `comparisons`.
TimedRunsLater timedRunsLater(std::vector<RunSummary> runs, const std::filesystem::path& comparisons);

/// Takes as long as reading the test set does. Errors are those of checkComparison() and trainingTime().
Result<ComparisonLook> lookAtComparison(const Json& description, const std::filesystem::path& folder,
                                        const TimedRunsLater& timed);

}  // namespace s2s
