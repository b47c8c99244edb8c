#pragma once
// The request of an evaluation that lies in a folder, so that it can be repeated or changed.

#include "engine/evaluation/evaluation_directory.h"
#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// What answerTerms() leaves out because no answer depends on it alone: where the data lie, how the systems
/// are asked, what is counted. "asked" of evaluation.json.
Json askedOf(const EvaluationRequest& request);

/// The request that made the folder, for all systems that are in it, without a directory. What a folder of an
/// older version does not tell has its default; the prefix is then the one that its systems share. A folder
/// whose values cannot be read is an error of kind invalidInput.
Result<EvaluationRequest> requestOf(const StoredEvaluation& evaluation);

}  // namespace s2s
