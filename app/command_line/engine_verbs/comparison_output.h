#pragma once
// What a finished comparison prints.

#include <filesystem>

#include "app/command_line/console.h"
#include "engine/comparisons/comparison_result.h"

namespace s2s::command_line {

/// comparison.json of a comparison's folder.
Result<ComparisonResult> readComparisonResult(const std::filesystem::path& folder);

/// The verdict's sentences.
Json verdictAsJson(const ComparisonResult& result);

/// The table of scores and the verdict.
void printComparison(const ComparisonResult& result, Console& console);

}  // namespace s2s::command_line
