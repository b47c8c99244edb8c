// `s2s evaluation`: what `s2s evaluate` or `s2s compare` has kept in a folder.

#include "app/command_line/engine_verbs/report_files.h"
#include "app/command_line/verb.h"
#include "engine/core/absolute_path.h"
#include "engine/reports/shareable.h"
#include "engine/reports/test_set_report.h"

namespace s2s::command_line {
namespace {

struct StoredEvaluationArguments {
  std::string folder;
  ReportFiles report;
};

Result<int> reportOfFolder(const StoredEvaluationArguments& own, Console& console) {
  const std::filesystem::path folder = absolutePath(own.folder).lexically_normal();
  auto stored = readEvaluation(folder);
  if (!stored) return stored.error();
  auto report = reportOf(shareable(*std::move(stored), std::filesystem::current_path()));
  if (!report) return report.error();
  const auto files = writeReport(*std::move(report), own.report, folder / "report", console);
  if (!files) return files.error();
  console.document({{"files", *files}});
  return kDone;
}

}  // namespace

VerbRun declareStoredEvaluation(CLI::App& parser) {
  parser.require_subcommand(1);
  auto own = std::make_shared<StoredEvaluationArguments>();
  CLI::App* report = parser.add_subcommand(
      "report", "Scores, tests, labels, samples and settings as HTML, PDF, Markdown and LaTeX tables");
  report->fallthrough();
  report->add_option("DIR", own->folder, "Folder that evaluate or compare has kept (--dir)")->required();
  declareReportFiles(*report, own->report);
  return [own](const CommonOptions&, Console& console) { return reportOfFolder(*own, console); };
}

}  // namespace s2s::command_line
