#pragma once
// A fair comparison as a report.

#include "engine/comparisons/comparison_result.h"
#include "engine/reports/report.h"

namespace s2s {

Report reportOf(const ComparisonResult& result);

/// Every metric of every entrant: mean, spread over the seeds and interval.
ReportTable scoreTable(const ComparisonResult& result);

}  // namespace s2s
