#pragma once
// Whether the runs among the models of an evaluation are asked in the way in which they were trained.

#include <string>
#include <vector>

#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// A warning for each run that is asked with other texts than it was trained on (askedOtherwise()), with what
/// to do: a second text or an as_text that the request has and its training sets lack, or the other way
/// round. So it is where it was trained with as_text in some of its sets and nobody says how it is asked.
/// Models of no run, and runs whose recipe cannot be read, have none. No data is opened.
std::vector<std::string> runsAskedOtherwise(const EvaluationRequest& request);

}  // namespace s2s
