#pragma once
// An evaluation as a report: what the scores say, how sure they are, where labels go wrong, what was written,
// and everything that is needed to do it again.

#include "engine/evaluation/evaluation_directory.h"
#include "engine/reports/report.h"

namespace s2s {

/// Of the systems that its results are of: a folder may hold answers of others that were asked before.
/// An evaluation without results (it has not ended) is an error of kind invalidInput.
Result<Report> reportOf(const StoredEvaluation& evaluation);

}  // namespace s2s
