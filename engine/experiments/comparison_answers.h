#pragma once
// Has the trained models of a comparison answer the test set. No Torch header here.

#include <functional>

#include "engine/comparisons/comparison_summary.h"
#include "engine/core/run_control.h"

namespace s2s {

struct TestObserver {
  std::function<void(const std::string& text, double share)> told;  ///< hears what is done; may be empty
  /// A run of the queue was evaluated or failed, which is to be kept: how fast it answered is known now
  /// alone.
  std::function<Result<void>()> runEnded;
};

/// Answers are kept below `folder`/outputs as they come, so a call that was interrupted goes on where it
/// stopped. A run that has answered becomes evaluated in `queue`, one that cannot be asked failed. The
/// answers of runs that are evaluated already count without their models being opened.
Result<AnsweredTest> answerTest(const std::filesystem::path& folder, const Comparison& comparison,
                                ComparisonQueue& queue, const TestObserver& observer,
                                const RunControl& control);

}  // namespace s2s
