#pragma once
// Several models and checkpoints over one test set, one after another.

#include <functional>
#include <string>

#include "engine/core/run_control.h"
#include "engine/evaluation/evaluation_report.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/front_door/model_handle.h"

namespace s2s {

/// Every member may be empty. Systems are numbered as the request has them.
struct EvaluationObserver {
  std::function<void(const std::string&)> message;  ///< what is done now: "reading the data"
  std::function<void(const std::string&)> warning;  ///< of a model, or of rows that cannot be used
  std::function<void(std::size_t system, const std::string& name, std::size_t done, std::size_t rows)>
      progress;
  /// What became of a system and its entry of the report's "rows", as soon as it has ended or failed.
  std::function<void(std::size_t system, const SystemOutcome& outcome, const Json& row)> systemEnded;
};

struct EvaluationResult {
  Json report;  ///< of engine/evaluation/evaluation_report.h, with "directory" where the request has one
  TestSet test;
  std::vector<SystemOutcome> outcomes;  ///< one for each system
};

/// What a folder would hold of it; models have their SHA-256 where the request asks for it.
StoredEvaluation storedEvaluation(const EvaluationRequest& request, const EvaluationResult& result);

/// Answers, counts and compares. With a directory the report stands in its results.json too. Models are
/// opened one at a time. A model that fails is a row with its error and does not lose the others; where every
/// one fails, the first error comes back. Stopped or paused by `control` (may be null) it is an error of kind
/// cancelled; what was answered stays in the directory, and a request with `resume` goes on from there. Where
/// labels are written as the data has them, those that the systems' runs record are known beside the rows'.
Result<EvaluationResult> runEvaluation(const EvaluationRequest& request, const ComputeOptions& compute,
                                       const EvaluationObserver& observer = {},
                                       const RunControl* control = nullptr);

}  // namespace s2s
