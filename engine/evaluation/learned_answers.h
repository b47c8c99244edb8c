#pragma once
// What the models of an evaluation learned to write, where the data's labels are written as they are.

#include "engine/core/result.h"
#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// The request with, among its learnedLabels, those that the runs of its systems record (labelsLearnedBy());
/// sorted. As it is where the data names words, or is no task that is written as text.
Result<EvaluationRequest> withLearnedLabels(EvaluationRequest request);

}  // namespace s2s
