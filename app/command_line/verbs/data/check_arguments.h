#pragma once
// What `s2s data inspect` is asked to check, and what it says of it.

#include <CLI/CLI.hpp>

#include "app/command_line/verb.h"
#include "app/command_line/verbs/data/column_arguments.h"
#include "engine/data/checks/data_checks.h"

namespace s2s::command_line {

/// --check, --model, --against, --validation, --also, --split, --max-tokens, --threshold, --examples, and the
/// columns.
struct CheckArguments {
  std::shared_ptr<ColumnArguments> columns;
  std::vector<std::string> checks, models, against, validation, also;
  std::int64_t maximumTokens = 128;
  double threshold = 0.99;
  std::size_t examples = 5;
  double split = 0.0;

  /// Whether something was named that only the checks need.
  bool asked() const {
    return !checks.empty() || !models.empty() || !against.empty() || !validation.empty() || !also.empty() ||
           split > 0.0 || !columns->source.empty();
  }
};
std::shared_ptr<CheckArguments> declareChecks(CLI::App& parser);

/// Checks the file; without --check everything.
Result<DataReport> runChecks(const DataFileArguments& file, const CheckArguments& arguments,
                             Console& console);

/// --check, --model and --examples, which every verb that checks has.
void declareWhatToCheck(CLI::App& parser, std::vector<std::string>& checks, std::vector<std::string>& models,
                        std::size_t& examples);

/// Names of checks as checkData() takes them: "all" is all of them.
std::vector<std::string> chosenChecks(const std::vector<std::string>& named);

/// Whether checks are named that count by a vocabulary, "all" among them.
bool countsTokens(const std::vector<std::string>& named);

/// The vocabularies of these models, with these cut-offs.
Result<std::vector<CheckedTokenizer>> openTokenizers(const std::vector<std::string>& models,
                                                     std::int64_t sourceCutOff, std::int64_t targetCutOff);

/// Shows how far checks have come.
std::function<void(const DataCheckProgress&)> checkProgress(Console& console);

/// Says that nothing was found only where something was looked for.
void printReport(const DataReport& report, const Console& console);

}  // namespace s2s::command_line
