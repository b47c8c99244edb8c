#pragma once
// How a comparison's trained models are asked and counted.

#include <string>

#include "engine/comparisons/comparison.h"
#include "engine/evaluation/evaluation_directory.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/evaluation/system_metrics.h"

namespace s2s {

/// What is asked of one entrant's models; its systems and directory are still to be named.
Result<EvaluationRequest> evaluationOf(const Comparison& comparison, std::size_t entrant);

/// What is counted of everybody's answers.
Result<Counting> countingOf(const Comparison& comparison, const TestSet& test);

}  // namespace s2s
