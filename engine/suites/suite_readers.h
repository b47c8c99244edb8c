#pragma once
// What the readers of tasks have in common.

#include "engine/suites/suite_task.h"

namespace s2s::suite_readers {

/// Columns of a table with a header; empty: there is none.
struct Columns {
  std::string text;
  std::string second;
  std::vector<std::string> labels;
};

/// Rows of a table in `format` of a data set ("tsv", "csv"). Rows that cannot be used, also those with an
/// empty text or label, are left out as training leaves them out, and counted.
Result<SuiteRows> readTable(const std::filesystem::path& file, const std::string& format,
                            const Columns& columns);

/// Rows of a JSON file that is a list of objects. Members are named from the outside in: "labels.label".
Result<SuiteRows> readJsonRecords(const std::filesystem::path& file, const Columns& columns);

/// "tsv" with texts as they are between tabs.
inline constexpr const char* kTabs = "tsv";

/// F1 of "alike", which pairs are from a similarity of 3 on, as KLUE counts it.
double alikeF1(std::span<const double> expected, std::span<const double> predicted);

}  // namespace s2s::suite_readers
