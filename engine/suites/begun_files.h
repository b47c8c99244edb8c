#pragma once
// The files that a task of a suite began with: all its models learn from their rows, and are judged by them.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/suites/suite_task.h"

namespace s2s {

/// Whether any model of the task has begun to train in the suite's folder.
Result<bool> hasBegun(const std::filesystem::path& suite, const std::string& task);

/// The task's files as they were when its rows were written into the suite's folder; empty where that is not
/// known, as former programs did not write it down.
Result<std::vector<SuiteFile>> begunFiles(const std::filesystem::path& suite, const std::string& task);
Result<void> writeBegunFiles(const std::filesystem::path& suite, const std::string& task,
                             const std::vector<SuiteFile>& files);

/// An error of kind invalidInput that names the file which is another one now.
Result<void> checkBegunFiles(const std::vector<SuiteFile>& begun, const std::vector<SuiteFile>& now);

/// {"path", "sha256", "rows", "left_out", "first_left_out"}
Json toJson(const SuiteFile& file);

}  // namespace s2s
