#pragma once
// The table of a suite.

#include <optional>
#include <string>
#include <vector>

#include "engine/comparisons/comparison_result.h"
#include "engine/reports/report.h"
#include "engine/suites/suite_task.h"

namespace s2s {

/// One row of the table: a metric of a task, one score for each model.
struct SuiteScores {
  std::string metric;
  std::vector<std::optional<ScoreSummary>> scores;  ///< nothing where a model cannot do the task or failed
};

struct SuiteTaskResult {
  std::string name, title, testTitle;
  std::string notRun{};          ///< why there are no scores; else empty
  std::vector<SuiteFile> files;  ///< that were read
  std::size_t testRows = 0;
  std::vector<SuiteScores> rows{};
  std::vector<std::string> verdict{};  ///< of the task's comparison: cautions and findings, in words
  /// By model: why all its runs failed; empty where one did not, or where it takes no part. May be shorter
  /// than the models: then the others did not fail.
  std::vector<std::string> failures{};

  bool failed(std::size_t model) const { return model < failures.size() && !failures[model].empty(); }
};

struct SuiteModelSize {
  std::string name;
  StartingPoint startingPoint = StartingPoint::random;
  std::optional<ParameterParts> parameters{};  ///< with the tokenizer of the first task that it did
};

struct SuiteResult {
  std::string title;
  std::vector<std::uint64_t> seeds;
  std::vector<SuiteModelSize> models;
  std::vector<SuiteTaskResult> tasks;
  Json environment = nullptr;
};

/// "bert-mini failed at NSMC: WHY", of every failure.
std::vector<std::string> failuresInWords(const SuiteResult& result);
/// "NSMC: 6 rows of ratings_test.txt could not be used and were left out; the first: line 32: WHY".
std::vector<std::string> leftOutInWords(const SuiteResult& result);

Json toJson(const SuiteResult& result);
Report reportOf(const SuiteResult& result);

}  // namespace s2s
