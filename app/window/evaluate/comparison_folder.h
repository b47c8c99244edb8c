#pragma once
// A fair comparison's folder, and what is reported of it.

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/run_progress.h"
#include "engine/reports/report.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// What a folder holds.
struct FoundComparison {
  Comparison comparison;
  ComparisonQueue queue;
  std::vector<RunProgress> progress;               ///< of the queue's runs
  std::shared_ptr<const ComparisonResult> result;  ///< null: it is not finished, or cannot be read
  std::optional<Error> unreadable;  ///< why the result that is there cannot be read; going on makes it anew
};

Result<FoundComparison> readComparisonFolder(const std::filesystem::path& folder);

/// The runs of all comparisons whose folders lie in this one, newest first.
std::vector<RunSummary> comparedRuns(const std::filesystem::path& comparisons);

/// With paths as others may see them and without the machine's name.
Report reportOfComparison(const ComparisonResult& result);

}  // namespace s2s
