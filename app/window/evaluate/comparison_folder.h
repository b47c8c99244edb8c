#pragma once
// A fair comparison's folder, and its report as a file.

#include <QString>
#include <filesystem>
#include <optional>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"

namespace s2s {

/// What a folder holds.
struct FoundComparison {
  Comparison comparison;
  ComparisonQueue queue;
  std::optional<ComparisonResult> result;
};

Result<FoundComparison> readComparisonFolder(const std::filesystem::path& folder);

/// As the file's name says: .html, .pdf, .md or .tex; anything else is an error. The file appears whole, with
/// paths as others may see them and without the machine's name.
Result<void> writeComparisonReport(const ComparisonResult& result, const QString& file);

}  // namespace s2s
