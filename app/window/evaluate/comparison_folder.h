#pragma once
// A fair comparison's folder, and what is reported of it.

#include <filesystem>
#include <memory>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/reports/report.h"

namespace s2s {

/// What a folder holds.
struct FoundComparison {
  Comparison comparison;
  ComparisonQueue queue;
  std::shared_ptr<const ComparisonResult> result;  ///< null: it is not finished
};

Result<FoundComparison> readComparisonFolder(const std::filesystem::path& folder);

/// With paths as others may see them and without the machine's name.
Report reportOfComparison(const ComparisonResult& result);

}  // namespace s2s
