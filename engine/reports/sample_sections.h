#pragma once
// What a report shows of the sentences themselves.

#include "engine/core/result.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/reports/report.h"

namespace s2s {

/// Rows spread evenly over the test set and, of several systems, those on which they disagree most. Systems
/// that have not answered every row are left out; without any the section is empty.
Result<ReportSection> sampleSection(const StoredEvaluation& evaluation);

}  // namespace s2s
