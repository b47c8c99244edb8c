#pragma once
// Works a comparison's queue off, unattended: one run after another, then the evaluation of all of them. No
// Torch header here.

#include <filesystem>
#include <functional>

#include "engine/comparisons/comparison_queue.h"
#include "engine/core/run_control.h"
#include "engine/training/train.h"

namespace s2s {

/// Every function may be empty; all are called on the thread that runs the comparison.
struct ComparisonObserver {
  /// A run reached a new stage; queue.json says the same.
  std::function<void(const ComparisonQueue& queue)> queueChanged;
  /// Work on a run of the queue begins, or goes on: "counting its operations", "training".
  std::function<void(const QueuedRun& run, const std::string& doing)> begun;
  TrainingObserver training;  ///< of the run that trains now
  /// While the test set is answered.
  std::function<void(const std::string& text, double share)> evaluating;
};

struct ComparisonOutcome {
  std::filesystem::path folder;
  std::string status;  ///< finished | paused
  std::string reason;  ///< why it paused by itself; else empty
  ComparisonQueue queue;
};

struct ComparisonRequest {
  std::filesystem::path folder;
  bool retryFailed = false;                    ///< runs that failed wait again
  std::optional<std::int64_t> stopAfterSteps;  ///< pause after so many training steps of this call
  bool trainsOthers = false;                   ///< does not pause for runs that cannot begin
};

/// Goes on where the queue stands, whatever ended the last process. A pause request writes the running run's
/// checkpoint and ends as paused; a stop request leaves its last checkpoint. A run that fails is told of in
/// the result, and the others go on; where all fail, that is an error. Before anything is trained it is made
/// sure that the trained models can be judged (checkEvaluation), and all runs are measured. Where the
/// description or the data keep one from it (invalidInput) and nothing is trained yet, it pauses: somebody
/// may mend that, or let the others go on with another call. What is left of evaluated runs counts without
/// their models; tried again, a run whose folder is none any more leaves it under another name
/// (NAME.damaged). At the end comparison.json is written.
Result<ComparisonOutcome> runComparison(const ComparisonRequest& request, const ComparisonObserver& observer,
                                        const RunControl& control);

}  // namespace s2s
