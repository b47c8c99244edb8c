#pragma once
#include <QString>

#include "engine/evaluation/evaluation_request.h"

namespace s2s {

/// The same evaluation for a terminal: `s2s evaluate …`, or `s2s compare …` of several models.
QString evaluationCommand(const EvaluationRequest& request);

}  // namespace s2s
