// `s2s suite`: a table of tasks, filled by models that are trained on each.

#include "app/command_line/engine_verbs/comparison_progress.h"
#include "app/command_line/engine_verbs/report_files.h"
#include "app/command_line/pause_signal.h"
#include "engine/core/absolute_path.h"
#include "engine/experiments/suite_runner.h"
#include "engine/reports/shareable.h"

namespace s2s::command_line {
namespace {

struct SuiteArguments {
  std::string folder, dataFolder = "../shared/data";
  std::vector<std::string> models = {"bert-mini", "bart-mini"};
  ReportFiles report;
  SuiteRequest request;
};

/// The first table of the report, on the terminal.
void printTable(const Report& report, Console& console) {
  const auto& table = std::get<ReportTable>(report.sections.front().blocks.front());
  std::vector<std::vector<std::string>> rows = {table.columns};
  rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  console.table(rows);
}

Result<int> run(SuiteArguments& own, const CommonOptions& common, Console& console) {
  SuiteRequest request = own.request;
  request.folder = absolutePath(own.folder).lexically_normal();
  request.dataFolder = absolutePath(own.dataFolder).lexically_normal();
  for (const std::string& text : own.models) {
    auto model = suiteModelOf(text);
    if (!model) return model.error();
    request.models.push_back(std::move(*model));
  }
  if (common.threadsGiven) request.changes.push_back("training.threads=" + std::to_string(common.threads));
  if (common.deviceGiven) request.changes.push_back("training.device=" + common.device);
  if (common.precisionGiven) request.changes.push_back("training.precision=" + common.precision);
  if (common.seedGiven) request.seeds = {common.seed};
  SuiteObserver observer;
  observer.comparison = comparisonProgress(console);
  observer.task = [&console](const SuiteTask& task, const std::string& why) {
    console.endProgress();
    console.note(task.title + (why.empty() ? "" : ": not run, " + why));
  };
  RunControl control;
  const PauseSignal signals(control);
  const auto outcome = runSuite(request, observer, control);
  console.endProgress();
  if (!outcome) return outcome.error();
  Json document = {{"folder", request.folder.string()}, {"status", outcome->status}};
  document.update(toJson(outcome->result));
  const Report report = reportOf(shareable(outcome->result, std::filesystem::current_path()));
  if (outcome->status != "finished") {
    console.document(document);
    if (!outcome->reason.empty()) console.note(outcome->reason);
    console.note("stopped; the same command goes on");
    return kStopped;
  }
  auto files = writeReport(report, own.report, request.folder / "report", console);
  if (!files) return files.error();
  document["files"] = *files;
  console.document(document);
  printTable(report, console);
  for (const std::string& line : failuresInWords(outcome->result)) console.line(line);
  for (const std::string& line : leftOutInWords(outcome->result)) console.line(line);
  return kDone;
}

}  // namespace

VerbRun declareSuite(CLI::App& parser) {
  auto own = std::make_shared<SuiteArguments>();
  parser.add_option("SUITE", own->request.suite, "korean")->required();
  parser.add_option("--dir", own->folder, "Folder of the suite; the same command goes on there")->required();
  parser
      .add_option("--models", own->models,
                  "bert-mini, bart-mini, or MODELs with weights as NAME=MODEL[:STARTING-POINT], by commas")
      ->delimiter(',');
  parser.add_option("--data-folder", own->dataFolder, "Folder below which the tasks' files lie");
  parser.add_option("--task", own->request.tasks, "Only these tasks, by commas")->delimiter(',');
  parser.add_option("--seeds", own->request.seeds, "Every model is trained once with each, by commas")
      ->delimiter(',');
  parser.add_option("--set", own->request.changes, "PATH=VALUE of every task's recipe; repeatable")
      ->allow_extra_args(false);
  parser.add_flag("--retry", own->request.retryFailed, "Runs that failed are tried again");
  declareReportFiles(parser, own->report);
  return [own](const CommonOptions& common, Console& console) { return run(*own, common, console); };
}

}  // namespace s2s::command_line
