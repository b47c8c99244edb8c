#pragma once
// How a comparison's trained models are asked and counted.

#include <span>
#include <string>
#include <vector>

#include "engine/comparisons/compared_task.h"
#include "engine/comparisons/comparison.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/evaluation/system_metrics.h"

namespace s2s {

/// Numbers per token say nothing about models whose vocabularies differ.
bool isPerToken(const std::string& metric);

/// Metrics that may decide between models whose vocabularies differ.
std::vector<std::string> headlinesFor(EvaluationTask task);

/// What is asked of one entrant's models; its systems and directory are still to be named. The task is that
/// of all (comparedTask()), and written answers become the nearest known one where the test set's as_text
/// says so.
Result<EvaluationRequest> evaluationOf(const Comparison& comparison, std::size_t entrant);

/// What is counted of everybody's answers. The headline is the comparison's where it names one, and is
/// counted too; else the first metric that it names; else what suits task and language. `learned`: labels
/// that the trained models learned to write (EvaluationRequest::learnedLabels).
Result<Counting> countingOf(const Comparison& comparison, std::span<const TextPair> rows,
                            const std::vector<std::string>& learned = {});

/// The rows of a test set that count, and those that do not.
struct TestRowCounts {
  std::size_t used = 0;
  std::int64_t leftOut = 0;
  std::string firstLeftOut{};  ///< "line 5: WHY"
  std::vector<std::string> notes{};  ///< on what is counted over them (notesOnMetrics())
};

/// Whether the test set can be read as the task of all needs it, and whether there is everything that is to
/// be counted: what would otherwise come to light when all runs have trained. Reads the whole test set.
/// Errors are invalidInput and begin with "test", "evaluation" or the entrant.
Result<TestRowCounts> checkEvaluation(const Comparison& comparison);

}  // namespace s2s
