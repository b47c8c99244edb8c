#pragma once
// Answers of a model to validation rows, which may be many: batch after batch, with a look in between at
// whether to go on.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/data/example.h"
#include "engine/training/learning_task.h"

namespace s2s {

/// One answer to each example, in their order; those of like length share a batch, which is split where
/// memory runs out. `betweenBatches` (may be empty) is called before every batch; false ends early, with
/// Error::Kind::cancelled, and so does a stop asked of `control` within a token.
Result<std::vector<std::string>> answersTo(LearningTask& task, std::span<const Example> examples,
                                           const SampleOptions& options,
                                           const std::function<bool()>& betweenBatches,
                                           const RunControl* control);

}  // namespace s2s
