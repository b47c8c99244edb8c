#pragma once
// Runs the tasks of a suite, each as a comparison of its own, and fills the table. No Torch header here.

#include "engine/experiments/comparison_runner.h"
#include "engine/suites/suite_plan.h"
#include "engine/suites/suite_result.h"

namespace s2s {

struct SuiteObserver {
  ComparisonObserver comparison;  ///< of the task that runs now
  /// A task begins, or is passed over: then `why` says so.
  std::function<void(const SuiteTask& task, const std::string& why)> task;
};

struct SuiteOutcome {
  std::string status;  ///< finished | paused
  std::string reason;  ///< why it paused by itself; else empty
  SuiteResult result;  ///< of the tasks that are done
};

/// Goes on where the suite's folder stands: `folder`/TASK holds the comparison of a task. A task without data
/// is listed as not run; one whose every run failed has its failures, and the next one follows. suite.json is
/// written after every task; what it held of tasks that this call does not come to stays in it.
Result<SuiteOutcome> runSuite(const SuiteRequest& request, const SuiteObserver& observer,
                              const RunControl& control);

}  // namespace s2s
