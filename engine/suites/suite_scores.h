#pragma once
// Metrics that a suite counts itself, of the answers that its comparisons keep.

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/comparisons/comparison_result.h"
#include "engine/suites/suite_task.h"

namespace s2s {

/// A metric with `count` over the seeds of every entrant, with the 95 % interval that the comparison in
/// `folder` gives to its own metrics; nothing for an entrant without numbers.
Result<std::vector<std::optional<ScoreSummary>>> countedScores(const SuiteMetric& metric,
                                                               const ComparisonResult& result,
                                                               const std::filesystem::path& folder,
                                                               std::int64_t resamples);

}  // namespace s2s
