#pragma once
// What a report says of labels: which is taken for which.

#include <optional>

#include "engine/core/json.h"
#include "engine/reports/report.h"

namespace s2s {

/// A confusion matrix, and precision, recall and F1 of every label, for each system and label column of an
/// evaluation's results (docs/evaluation.md); nothing where there are no labels.
std::optional<ReportSection> labelSection(const Json& results);

}  // namespace s2s
