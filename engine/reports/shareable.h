#pragma once
// What a report says to others than the person who made it: paths as seen from the project, no name of the
// machine.

#include <filesystem>
#include <string>

#include "engine/comparisons/comparison_result.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/suites/suite_result.h"

namespace s2s {

/// A path below `base` or beside it ("../shared/data/x.tsv") as seen from there; any other text as it is.
std::string seenFrom(const std::filesystem::path& base, const std::string& text);

ComparisonResult shareable(ComparisonResult result, const std::filesystem::path& base);
SuiteResult shareable(SuiteResult result, const std::filesystem::path& base);
StoredEvaluation shareable(StoredEvaluation evaluation, const std::filesystem::path& base);

}  // namespace s2s
