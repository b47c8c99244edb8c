// `s2s comparison`: several models under equal conditions, unattended.

#include "app/command_line/engine_verbs/comparison_output.h"
#include "app/command_line/engine_verbs/comparison_progress.h"
#include "app/command_line/engine_verbs/report_files.h"
#include "app/command_line/pause_signal.h"
#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/comparisons/run_progress.h"
#include "engine/core/absolute_path.h"
#include "engine/experiments/comparison_runner.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/reports/comparison_report.h"
#include "engine/reports/shareable.h"

namespace s2s::command_line {
namespace {

namespace fs = std::filesystem;

struct ComparisonArguments {
  std::string file, folder;
  ReportFiles report;
  bool retry = false;
  std::optional<std::int64_t> stopAfterSteps;
};

Result<int> printSchema(Console& console) {
  const Json schema = toJsonSchema(comparisonSchema());
  console.document(schema);
  console.line(writeJson(schema, 2));
  return kDone;
}

Result<int> printNew(Console& console) {
  const std::string text = newComparisonText();
  const auto json = parseCommentedJson(text, "");
  if (!json) return json.error();
  console.document(*json);
  console.line(text);
  return kDone;
}

Json sizesToJson(const std::vector<EntrantNeeds>& needs) {
  Json json = Json::array();
  for (const EntrantNeeds& one : needs) {
    const EntrantSize& size = one.size;
    json.push_back({{"name", size.name},
                    {"parameters", size.parts.total},
                    {"outside_embeddings", size.parts.outsideEmbeddings()}});
    if (!size.suggestion) continue;
    json.back()["suggestion"] = {{"overrides", size.suggestion->overrides},
                                 {"outside_embeddings", size.suggestion->outsideEmbeddings}};
  }
  return json;
}

Json unlearnedToJson(const CheckedComparison& checked) {
  Json json = Json::array();
  for (const UnlearnedLabels& one : checked.unlearned)
    json.push_back({{"name", checked.comparison.entrants[one.entrant].name},
                    {"column", one.column},
                    {"labels", one.labels},
                    {"rows", one.rows}});
  return json;
}

Json learnedTestToJson(const CheckedComparison& checked) {
  Json json = Json::array();
  for (const LearnedTestRows& one : checked.learnedTest)
    json.push_back(
        {{"name", checked.comparison.entrants[one.entrant].name}, {"rows", one.rows}, {"of", one.of}});
  return json;
}

/// A note for each, with the name of its entrant.
template <class Note>
Json notesToJson(const CheckedComparison& checked, const std::vector<Note>& notes) {
  Json json = Json::array();
  for (const Note& one : notes)
    json.push_back({{"name", checked.comparison.entrants[one.entrant].name}, {"note", noteOf(one)}});
  return json;
}

template <class Note>
void warnOf(const std::vector<Note>& notes, const CheckedComparison& checked, Console& console) {
  for (const Note& one : notes)
    console.warning(checked.comparison.entrants[one.entrant].name + ": " + noteOf(one));
}

std::string leftOutText(const CheckedComparison& checked) {
  const std::string& path = checked.comparison.test.data.path;
  const TestRowCounts& test = checked.test;
  if (test.leftOut == 1) return "1 row of " + path + " cannot be used and is left out: " + test.firstLeftOut;
  return groupedNumber(test.leftOut) + " rows of " + path +
         " cannot be used and are left out; the first is " + test.firstLeftOut;
}

/// Of a comparison that can be trained and judged as it asks for.
Result<CheckedComparison> checkedComparison(Comparison comparison, Console& console) {
  auto checked = checkComparison(std::move(comparison));
  if (checked && checked->unalike) return *checked->unalike;
  if (checked) {
    if (checked->test.leftOut > 0) console.warning(leftOutText(*checked));
    for (const std::string& note : checked->test.notes) console.warning(note);
    warnOf(checked->unlearned, *checked, console);
    warnOf(checked->otherwise, *checked, console);
    warnOf(checked->replaced, *checked, console);
    warnOf(checked->unusedLanguages, *checked, console);
    warnOf(checked->learnedTest, *checked, console);
  }
  return checked;
}

/// How far it came, and how it goes on; going on tries no run again that has failed.
std::string stoppedText(const ComparisonQueue& queue, const std::filesystem::path& folder) {
  const auto failed = std::ranges::count(queue.runs, RunStage::failed, &QueuedRun::stage);
  const auto evaluated = static_cast<std::ptrdiff_t>(queue.done()) - failed;
  std::string text =
      "stopped with " + std::to_string(evaluated) + " of " + std::to_string(queue.runs.size()) + " runs done";
  if (failed > 0) text += ", " + std::to_string(failed) + " failed (--retry tries them again)";
  return text + "; go on with: s2s comparison resume " + folder.string();
}

/// With the step of each run, and as its stage how its training stands where that has begun.
Json queueToJson(const ComparisonQueue& queue, const fs::path& folder) {
  Json document = toJson(queue);
  for (std::size_t i = 0; i < queue.runs.size(); ++i) {
    const RunProgress progress = progressOf(folder, queue.runs[i]);
    document["runs"][i]["stage"] = stageText(queue.runs[i], progress);
    document["runs"][i]["step"] = progress.step;
  }
  return document;
}

/// Sizes of the entrants' models, and settings in which they differ.
Result<int> check(const std::string& file, Console& console) {
  auto read = readComparison(file);
  if (!read) return read.error();
  const auto checked = checkedComparison(std::move(*read), console);
  if (!checked) return checked.error();
  const Comparison& comparison = checked->comparison;
  const auto differences = settingDifferences(comparison);
  if (!differences) return differences.error();
  Json settings = Json::array();
  for (const SettingDifference& one : *differences)
    settings.push_back({{"path", one.path}, {"values", one.values}});
  console.document({{"valid", true},
                    {"comparison", comparisonToJson(comparison)},
                    {"sizes", sizesToJson(checked->needs)},
                    {"test", {{"rows", checked->test.used}, {"left_out", checked->test.leftOut}}},
                    {"metric_notes", checked->test.notes},
                    {"unlearned_labels", unlearnedToJson(*checked)},
                    {"asked_otherwise", notesToJson(*checked, checked->otherwise)},
                    {"replaced_words", notesToJson(*checked, checked->replaced)},
                    {"unused_languages", notesToJson(*checked, checked->unusedLanguages)},
                    {"learned_test_rows", learnedTestToJson(*checked)},
                    {"settings", settings}});
  std::vector<std::vector<std::string>> table = {{"model", "parameters", "outside embeddings", "began from"}};
  for (std::size_t i = 0; i < checked->needs.size(); ++i) {
    const EntrantSize& size = checked->needs[i].size;
    table.push_back({size.name, groupedNumber(size.parts.total),
                     groupedNumber(size.parts.outsideEmbeddings()),
                     inWords(comparison.entrants[i].startingPoint)});
  }
  console.table(table);
  for (const EntrantNeeds& one : checked->needs) {
    if (!one.size.suggestion) continue;
    console.line(one.size.name + " would have " + groupedNumber(one.size.suggestion->outsideEmbeddings) +
                 " outside the embeddings with the overrides " + writeJson(one.size.suggestion->overrides));
  }
  for (const SettingDifference& one : *differences) console.line("differs among the entrants: " + one.path);
  console.line(file + ": valid");
  return kDone;
}

/// Works the queue off and says how it ended.
Result<int> work(const ComparisonArguments& own, const fs::path& folder, Console& console) {
  RunControl control;
  const PauseSignal signals(control);
  const auto outcome =
      runComparison({folder, own.retry, own.stopAfterSteps}, comparisonProgress(console), control);
  console.endProgress();
  if (!outcome) return outcome.error();
  Json document = {{"folder", folder.string()}, {"status", outcome->status}};
  document.update(queueToJson(outcome->queue, folder));
  if (outcome->status != "finished") {
    console.document(document);
    if (!outcome->reason.empty()) console.note(outcome->reason);
    console.note(stoppedText(outcome->queue, folder));
    return kStopped;
  }
  const auto result = readComparisonResult(folder);
  if (!result) return result.error();
  document["result"] = (folder / comparison_files::kResult).string();
  document["verdict"] = verdictAsJson(*result);
  console.document(document);
  printComparison(*result, console);
  return kDone;
}

Result<int> begin(const ComparisonArguments& own, const CommonOptions& common, Console& console) {
  auto comparison = readComparison(own.file);
  if (!comparison) return comparison.error();
  if (common.threadsGiven) comparison->recipe["training"]["threads"] = common.threads;
  if (common.deviceGiven) comparison->recipe["training"]["device"] = common.device;
  if (common.precisionGiven) comparison->recipe["training"]["precision"] = common.precision;
  if (common.seedGiven) comparison->seeds = {common.seed};
  const auto checked = checkedComparison(std::move(*comparison), console);
  if (!checked) return checked.error();
  const fs::path folder = absolutePath(own.folder).lexically_normal();
  if (auto begun = beginComparison(folder, checked->comparison); !begun) return begun.error();
  return work(own, folder, console);
}

/// What was begun goes on as it was begun.
Result<int> goOn(const ComparisonArguments& own, const CommonOptions& common, const fs::path& folder,
                 Console& console) {
  const std::pair<const char*, bool> unused[] = {{"--threads", common.threadsGiven},
                                                 {"--device", common.deviceGiven},
                                                 {"--precision", common.precisionGiven},
                                                 {"--seed", common.seedGiven}};
  for (const auto& [option, given] : unused) {
    if (given) console.warning(std::string(option) + " is not used: a comparison goes on as it was begun");
  }
  const auto comparison = readDescription(folder);
  if (!comparison) return comparison.error();
  for (std::size_t i = 0; i < comparison->entrants.size(); ++i) {
    const auto recipe = entrantRecipe(*comparison, i, comparison->seeds.front());
    if (!recipe) return recipe.error();
    for (const std::string& caution : unreadCautions(*recipe))
      console.warning(comparison->entrants[i].name + ": " + caution);
  }
  return work(own, folder, console);
}

Result<int> status(const fs::path& folder, Console& console) {
  const auto queue = readQueue(folder);
  if (!queue) return queue.error();
  Json document = queueToJson(*queue, folder);
  std::vector<std::vector<std::string>> table = {{"run", "stage", "step", "of"}};
  for (const Json& run : document["runs"]) {
    const auto steps = run["steps"].get<std::int64_t>();
    table.push_back({run["name"].get<std::string>(), run["stage"].get<std::string>(),
                     std::to_string(run["step"].get<std::int64_t>()),
                     steps > 0 ? std::to_string(steps) : ""});
  }
  if (queue->status == "running" && !runOwner(folder)) document["status"] = "interrupted";
  console.document(document);
  console.table(table);
  console.line(document["status"].get<std::string>());
  return kDone;
}

Result<int> report(const ComparisonArguments& own, const fs::path& folder, Console& console) {
  const auto result = readComparisonResult(folder);
  if (!result) return result.error();
  const auto files =
      writeReport(reportOf(shareable(*result, fs::current_path())), own.report, folder / "report", console);
  if (!files) return files.error();
  console.document({{"files", *files}});
  return kDone;
}

}  // namespace

VerbRun declareComparison(CLI::App& parser) {
  parser.require_subcommand(1);
  auto own = std::make_shared<ComparisonArguments>();
  const auto part = [&](const char* name, const char* help) {
    CLI::App* sub = parser.add_subcommand(name, help);
    sub->fallthrough();
    return sub;
  };
  part("schema", "Print the JSON Schema of a comparison");
  part("new", "Print a commented comparison to start from");
  const auto file = [&](CLI::App* sub) {
    sub->add_option("FILE", own->file, "Comparison file: s2s comparison new makes one")->required();
  };
  const auto folder = [&](CLI::App* sub) {
    sub->add_option("DIR", own->folder, "Folder of a comparison")->required();
  };
  const auto stop = [&](CLI::App* sub) {
    sub->add_option("--stop-after-steps", own->stopAfterSteps,
                    "Pause after so many training steps of this call")
        ->check(CLI::Range(std::int64_t{1}, INT64_MAX));
  };
  file(part("check", "Check a comparison, and show how large its models are"));
  CLI::App* run = part("run", "Train and judge every entrant, one after another; called again it goes on");
  file(run);
  run->add_option("--dir", own->folder, "Folder of the comparison")->required();
  stop(run);
  CLI::App* resume = part("resume", "Go on with a comparison exactly where it stopped");
  folder(resume);
  resume->add_flag("--retry", own->retry, "Runs that failed are tried again");
  stop(resume);
  folder(part("status", "How far each run is"));
  CLI::App* reporting = part("report", "The result as HTML, PDF, Markdown and LaTeX tables");
  folder(reporting);
  declareReportFiles(*reporting, own->report);
  return [&parser, own](const CommonOptions& common, Console& console) -> Result<int> {
    const fs::path place = own->folder.empty() ? fs::path() : absolutePath(own->folder).lexically_normal();
    if (parser.got_subcommand("schema")) return printSchema(console);
    if (parser.got_subcommand("new")) return printNew(console);
    if (parser.got_subcommand("check")) return check(own->file, console);
    if (parser.got_subcommand("run")) return begin(*own, common, console);
    if (parser.got_subcommand("resume")) return goOn(*own, common, place, console);
    if (parser.got_subcommand("status")) return status(place, console);
    return report(*own, place, console);
  };
}

}  // namespace s2s::command_line
