#pragma once
// Which stored weights a comparison's runs begin from: all of an entrant from the same ones.

#include <filesystem>

#include "engine/comparisons/comparison_queue.h"

namespace s2s {

/// Whether the weights that the recipe's model would begin from now are those that the run was measured with,
/// or else the other runs of its entrant (QueuedRun::weights). Others are an error of kind invalidInput that
/// names the file. A run that goes on from a checkpoint of its own reads none of them, and nothing is known
/// of runs that former programs measured.
Result<void> checkSameWeights(const std::filesystem::path& comparison, const ComparisonQueue& queue,
                              const QueuedRun& run, const Recipe& recipe);

}  // namespace s2s
