#pragma once
// Puts everything that a comparison's runs left behind together.

#include <filesystem>
#include <vector>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/evaluation/answered_row.h"
#include "engine/evaluation/evaluation_directory.h"

namespace s2s {

/// The test set as every run of the queue answered it.
struct AnsweredTest {
  TestSet test;
  std::vector<std::vector<AnsweredRow>>
      answers;  ///< by run of the queue, then by row; none of a run that failed
  std::vector<std::vector<std::string>> notes;  ///< by run of the queue: SystemOutcome::notes
  std::vector<std::string> learnedLabels;       ///< those that any of the runs learned to write
  std::vector<LearnedTestRows> learnedTest{};   ///< rows of it that entrants learned
};

/// With the verdict in it.
Result<ComparisonResult> summariseComparison(const std::filesystem::path& folder,
                                             const Comparison& comparison, const ComparisonQueue& queue,
                                             const AnsweredTest& answered);

}  // namespace s2s
