#pragma once
// The numbers of a validation by which checkpoints are judged and runs end early: "validation_loss" over all
// sets, or "validation_NAME_loss" of the set NAME.

#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/training/learning_task.h"
#include "engine/training/training_data.h"

namespace s2s {

/// What a validation tells of a set beside the task's own numbers: of answers that are labels or numbers in
/// words, and of texts where rows are answered by generation.
std::vector<std::string> writtenMetrics(const ValidationSet& set, const EvaluationSection& options);

/// Whether a validation of these sets has the number; the error names those that it has. `path`: of the
/// option.
Result<void> checkMetric(const std::string& path, const std::string& metric, const LearningTask& task,
                         std::span<const ValidationSet> sets, const EvaluationSection& options);

/// The number in a validation's line of metrics.jsonl; not finite where it is missing or null.
double numberOf(const Json& line, const std::string& metric);

}  // namespace s2s
