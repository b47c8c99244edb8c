#pragma once
// What `s2s data inspect` is asked to check, and what it says of it.

#include <CLI/CLI.hpp>

#include "app/command_line/verb.h"
#include "app/command_line/verbs/data/column_arguments.h"
#include "engine/data/checks/data_checks.h"

namespace s2s::command_line {

/// --check, --model, --against, --max-tokens, --threshold, --examples, and the columns.
struct CheckArguments {
  std::shared_ptr<ColumnArguments> columns;
  std::vector<std::string> checks, models, against, validation;
  std::int64_t maximumTokens = 128;
  double threshold = 0.99;
  std::size_t examples = 5;

  /// Whether something was named that only the checks need.
  bool asked() const {
    return !checks.empty() || !models.empty() || !against.empty() || !validation.empty() ||
           !columns->source.empty();
  }
};
std::shared_ptr<CheckArguments> declareChecks(CLI::App& parser);

/// Checks the file; without --check everything.
Result<DataReport> runChecks(const DataFileArguments& file, const CheckArguments& arguments,
                             Console& console);

void printReport(const DataReport& report, const Console& console);

}  // namespace s2s::command_line
