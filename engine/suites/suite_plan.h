#pragma once
// From a task and models to the comparison that fills the task's rows of the table.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/comparisons/comparison.h"
#include "engine/suites/suite_model.h"
#include "engine/suites/suite_task.h"

namespace s2s {

struct SuiteRequest {
  std::string suite = "korean";
  std::filesystem::path folder;      ///< where everything of the suite is kept
  std::filesystem::path dataFolder;  ///< below which the tasks' files lie
  std::vector<SuiteModel> models;
  std::vector<std::string> tasks;  ///< names; empty: all
  std::vector<std::uint64_t> seeds = {1};
  std::vector<std::string> changes;  ///< "training.steps=50", of every task's recipe
  bool retryFailed = false;          ///< runs that failed are tried again
};

/// The file that counts among those that a task looks for; nothing where none is there.
std::optional<std::filesystem::path> foundFile(const std::filesystem::path& dataFolder,
                                               const std::vector<std::string>& names);

/// Where a task's rows lie once they are read.
struct PreparedTask {
  std::filesystem::path train, test;  ///< TSV: text, second, and the label columns
  bool pairs = false;
  std::vector<SuiteFile> from;  ///< the files they were read from
};

/// Reads a task's files and writes its rows below the suite's folder, as training reads them. Nothing where
/// the data are not there. Once a model of the task has begun to train these rows stay: a file with others is
/// an error of kind invalidInput that names it.
Result<std::optional<PreparedTask>> prepareTask(const SuiteTask& task, const SuiteRequest& request);

/// Of the models that can do the task; nothing where none can.
Result<std::optional<Comparison>> comparisonFor(const SuiteTask& task, const PreparedTask& prepared,
                                                const SuiteRequest& request);

/// The model's number among the comparison's entrants; nothing where it does not take part.
std::optional<std::size_t> entrantOf(const SuiteModel& model, const Comparison& comparison);

}  // namespace s2s
