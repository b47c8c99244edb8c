#pragma once
// Has the trained models of a comparison answer the test set. No Torch header here.

#include <functional>

#include "engine/comparisons/comparison_summary.h"
#include "engine/core/run_control.h"

namespace s2s {

/// Answers are kept below `folder`/outputs as they come, so a call that was interrupted goes on where it
/// stopped. A run that cannot be asked becomes failed in `queue`. `told` (may be empty) hears what is done.
Result<AnsweredTest> answerTest(const std::filesystem::path& folder, const Comparison& comparison,
                                ComparisonQueue& queue,
                                const std::function<void(const std::string& text, double share)>& told,
                                const RunControl& control);

}  // namespace s2s
