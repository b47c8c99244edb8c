#pragma once
// What evaluate and compare have in common: the test set, how it is asked, what is counted.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "app/command_line/unread_options.h"
#include "app/command_line/verb.h"
#include "engine/experiments/evaluation_job.h"

namespace s2s::command_line {

struct EvaluationArguments {
  EvaluationRequest request;  ///< without systems and generation options until they are asked for
  std::string source, target, pair, task = "automatic", outputs, sentences;
  std::string asIn, set;  ///< recipe or run whose data set says prefix, languages and as_text
  std::string asText;     ///< JSON of an as_text of its own
  std::vector<std::string> labels, reports;
  bool noHeader = false, noGeneration = false, noLikelihood = false;
  std::shared_ptr<Json> generation;
  std::vector<MetricOption> ofMetrics;         ///< options that only some metrics read
  const CLI::Option* tokenizeGiven = nullptr;  ///< read by BLEU and by --sentences

  /// The request with everything that was given, checked, for these systems.
  Result<EvaluationRequest> requestFor(std::vector<EvaluatedSystem> systems,
                                       const CommonOptions& common) const;

 private:
  Result<void> nameColumns(DataSource& data) const;
  Result<void> writeAsText(EvaluationRequest& whole) const;
  /// Options that none of the metrics reads which are counted are refused.
  Result<void> checkMetricOptions(const EvaluationRequest& whole) const;
  /// A set of --as-in whose second text is read needs a column for it.
  Result<void> checkPairOf(const DataSource& like) const;
};

std::shared_ptr<EvaluationArguments> declareEvaluation(CLI::App& parser);

/// Runs it with a line of progress for each system; SIGINT and SIGTERM end it between two batches, a second
/// one at once, and what was answered stays in --dir.
Result<EvaluationResult> evaluateShowing(const EvaluationRequest& request, const CommonOptions& common,
                                         Console& console);

/// Saves source, reference and every system's output as TSV in `file`, and with --sentences the numbers of
/// every sentence. Systems that failed are left out.
Result<void> saveOutputs(const EvaluationArguments& arguments, const EvaluationResult& result,
                         const std::string& file);

/// Writes the files of --report; empty where none is asked for. Prints the files and gives them.
Result<std::vector<std::string>> writeReports(const EvaluationArguments& arguments,
                                              const EvaluationRequest& request,
                                              const EvaluationResult& result, Console& console);

/// "31.42", and "0.8214" of what lies between 0 and 1 by nature.
std::string shownScore(const std::string& metric, const Json& score);
/// The same of a difference of two, with decimals enough that one that is not 0 does not read so.
std::string shownDifference(const std::string& metric, const Json& difference);

}  // namespace s2s::command_line
