#pragma once
// The labels that a run's model writes as its data has them (as_text without words), in the run's folder as
// labels.json: an object of the sets' names, each with its labels in order. Whoever looks at the run alone
// knows from it what the model answers.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// By the name of the set.
using LabelRecord = std::map<std::string, std::vector<std::string>>;

/// Writes nothing where no set has such labels.
Result<void> writeLabelRecord(const std::filesystem::path& run, const LabelRecord& labels);

/// Empty where the run has no such labels, or is older than these records.
Result<LabelRecord> readLabelRecord(const std::filesystem::path& run);

/// The labels of all sets of the run that the model is one of, a run or a checkpoint of it (MODEL arguments).
/// Empty for other models, and where readLabelRecord() is.
Result<std::vector<std::string>> labelsLearnedBy(const std::string& model);

}  // namespace s2s
