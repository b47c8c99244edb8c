#pragma once
// A task of a suite: where its data lie, how they are read, how it is trained and what is counted.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/registry.h"

namespace s2s {

/// What a model has to do.
enum class SuiteKind {
  classification,  ///< one label, or several in columns of their own
  regression,      ///< one number
  writing,         ///< a text; encoders alone cannot
};

/// A row of a task, whatever its file looks like.
struct SuiteRow {
  std::string text;
  std::optional<std::string> second{};  ///< the other text of a pair
  std::vector<std::string> labels;      ///< one for each label column; of writing the one text
};

/// What a task's file holds.
struct SuiteRows {
  std::vector<SuiteRow> rows;
  std::int64_t leftOut = 0;    ///< rows that could not be used
  std::string firstLeftOut{};  ///< where the first of them stands and why: "line 32: …"
};

/// A file that a task was read from.
struct SuiteFile {
  std::string path, sha256;
  std::size_t rows = 0;  ///< that were used
  std::int64_t leftOut = 0;
  std::string firstLeftOut{};  ///< as SuiteRows::firstLeftOut
};

/// A row of the suite's table.
struct SuiteMetric {
  std::string title;   ///< "F1"
  std::string metric;  ///< of an evaluation ("accuracy", "accuracy bias"), where that has it; else empty
  /// Else: what is counted of a regression's numbers, 0 to 1. The sides are equally long.
  double (*count)(std::span<const double> expected, std::span<const double> predicted) = nullptr;
};

struct SuiteTask {
  std::string name;       ///< "klue-sts", of its folder
  std::string title;      ///< "KLUE STS"
  std::string testTitle;  ///< which rows it is judged on: "dev", "test"
  std::string format;     ///< how the files look, for people whose file is another one
  std::string source;     ///< where the data come from
  SuiteKind kind = SuiteKind::classification;
  std::vector<std::string> labelColumns = {"label"};
  std::vector<std::string> trainFiles, testFiles;  ///< below the data folder; the first that is there counts
  std::size_t heldOut = 0;  ///< where there is one file alone: its last so many rows are the test
  Result<SuiteRows> (*read)(const std::filesystem::path& file) = nullptr;
  std::vector<SuiteMetric> metrics;
  Json recipe;  ///< what differs from the suite's usual recipe
};

/// The tasks of a suite, in the order of its table.
struct Suite {
  std::string name;
  std::string title;
  const Registry<SuiteTask>& (*tasks)();
};
const Registry<Suite>& suites();

}  // namespace s2s
