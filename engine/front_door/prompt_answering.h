#pragma once
// One prompt, one model, one answer.

#include "engine/core/run_control.h"
#include "engine/models/model_bundle.h"
#include "engine/session.h"

namespace s2s {

/// Runs in evaluation mode under no-grad; the weights and Torch's default random stream stay as they are.
Result<PromptAnswer> answerPrompt(ModelBundle& bundle, const PromptRequest& request,
                                  const RunControl& control);

}  // namespace s2s
