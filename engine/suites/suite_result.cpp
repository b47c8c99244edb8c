#include "engine/suites/suite_result.h"

#include <cstdio>
#include <utility>

#include "engine/comparisons/numbers_in_words.h"
#include "engine/core/number_text.h"
#include "engine/suites/begun_files.h"

namespace s2s {
namespace {

std::string cellOf(const std::optional<ScoreSummary>& score, bool failed) {
  if (!score) return failed ? "failed" : "N/A";
  std::string text = scoreInWords(score->name, score->mean);
  if (score->spread) text += " ± " + differenceInWords(score->name, *score->spread);
  if (score->interval)
    text += " (" + scoreInWords(score->name, (*score->interval)[0]) + " to " +
            scoreInWords(score->name, (*score->interval)[1]) + ")";
  return text;
}

ReportTable sizeTable(const SuiteResult& result) {
  ReportTable table{"Models; parameters with the tokenizer of the first task",
                    {"Model", "began from", "Num Parameters", "outside the embeddings"},
                    {},
                    {false, false, true, true}};
  for (const SuiteModelSize& model : result.models) {
    table.rows.push_back({model.name, inWords(model.startingPoint),
                          model.parameters ? groupedNumber(model.parameters->total) : "–",
                          model.parameters ? groupedNumber(model.parameters->outsideEmbeddings()) : "–"});
  }
  return table;
}

ReportTable scoreTable(const SuiteResult& result) {
  ReportTable table{
      "Scores (95 % interval by resampling the test rows)", {"Dataset", "Metric"}, {}, {false, false}};
  for (const SuiteModelSize& model : result.models)
    table.columns.push_back(model.name), table.numbers.push_back(true);
  for (const SuiteTaskResult& task : result.tasks) {
    std::string title = task.title + " " + task.testTitle;
    for (const SuiteScores& row : task.rows) {
      std::vector<std::string> cells = {std::exchange(title, ""), row.metric};
      for (std::size_t model = 0; model < row.scores.size(); ++model)
        cells.push_back(cellOf(row.scores[model], task.failed(model)));
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

/// A line for every file.
ReportTable fileTable(const SuiteResult& result) {
  ReportTable table{"Data",
                    {"Dataset", "test rows", "read from", "rows", "left out", "SHA-256"},
                    {},
                    {false, true, false, true, true, false}};
  for (const SuiteTaskResult& task : result.tasks) {
    std::string title = task.title, testRows = groupedNumber(static_cast<std::int64_t>(task.testRows));
    for (const SuiteFile& file : task.files) {
      table.rows.push_back({std::exchange(title, ""), std::exchange(testRows, ""), file.path,
                            groupedNumber(static_cast<std::int64_t>(file.rows)), groupedNumber(file.leftOut),
                            file.sha256});
    }
  }
  return table;
}

}  // namespace

std::vector<std::string> failuresInWords(const SuiteResult& result) {
  std::vector<std::string> lines;
  for (const SuiteTaskResult& task : result.tasks) {
    for (std::size_t model = 0; model < result.models.size(); ++model) {
      if (task.failed(model))
        lines.push_back(result.models[model].name + " failed at " + task.title + ": " + task.failures[model]);
    }
  }
  return lines;
}

std::vector<std::string> leftOutInWords(const SuiteResult& result) {
  std::vector<std::string> lines;
  for (const SuiteTaskResult& task : result.tasks) {
    for (const SuiteFile& file : task.files) {
      if (file.leftOut == 0) continue;
      std::string line = task.title + ": " + groupedNumber(file.leftOut) +
                         (file.leftOut == 1 ? " row of " : " rows of ") + file.path +
                         " could not be used and " + (file.leftOut == 1 ? "was" : "were") + " left out";
      if (!file.firstLeftOut.empty()) line += "; the first: " + file.firstLeftOut;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

Json toJson(const SuiteResult& result) {
  Json models = Json::array(), tasks = Json::array();
  for (const SuiteModelSize& model : result.models) {
    models.push_back({{"name", model.name},
                      {"starting_point", toText(model.startingPoint)},
                      {"parameters", model.parameters ? Json(model.parameters->total) : Json()}});
  }
  for (const SuiteTaskResult& task : result.tasks) {
    Json rows = Json::array();
    for (const SuiteScores& row : task.rows) {
      Json scores = Json::array();
      for (const auto& score : row.scores) {
        scores.push_back(nullptr);
        if (!score) continue;
        scores.back() = {{"mean", score->mean},
                         {"spread", score->spread ? Json(*score->spread) : Json()},
                         {"interval", score->interval ? Json(*score->interval) : Json()}};
      }
      rows.push_back({{"metric", row.metric}, {"scores", std::move(scores)}});
    }
    Json failures = Json::array(), files = Json::array();
    for (const SuiteFile& file : task.files) files.push_back(toJson(file));
    for (std::size_t model = 0; model < result.models.size(); ++model) {
      if (task.failed(model))
        failures.push_back({{"model", result.models[model].name}, {"why", task.failures[model]}});
    }
    tasks.push_back({{"name", task.name},
                     {"title", task.title},
                     {"test", task.testTitle},
                     {"not_run", task.notRun.empty() ? Json() : Json(task.notRun)},
                     {"files", std::move(files)},
                     {"test_rows", task.testRows},
                     {"rows", std::move(rows)},
                     {"failures", std::move(failures)},
                     {"verdict", task.verdict}});
  }
  return {{"title", result.title},
          {"seeds", result.seeds},
          {"models", std::move(models)},
          {"tasks", std::move(tasks)},
          {"environment", result.environment}};
}

Report reportOf(const SuiteResult& result) {
  Report report;
  report.title = result.title;
  report.subtitle = std::to_string(result.models.size()) + " models, " + std::to_string(result.seeds.size()) +
                    (result.seeds.size() == 1 ? " seed" : " seeds");
  ReportSection scores{"Scores", {scoreTable(result)}};
  for (std::string& line : failuresInWords(result))
    scores.blocks.push_back(ReportText{ReportText::Tone::caution, std::move(line)});
  scores.blocks.push_back(sizeTable(result));
  report.sections.push_back(std::move(scores));
  ReportTable missing{"Tasks that were not run", {"Dataset", "why"}, {}, {}};
  ReportSection verdicts{"In words", {}};
  for (const SuiteTaskResult& task : result.tasks) {
    if (!task.notRun.empty()) {
      missing.rows.push_back({task.title, task.notRun});
      continue;
    }
    for (const std::string& line : task.verdict)
      verdicts.blocks.push_back(ReportText{ReportText::Tone::plain, task.title + ": " + line});
  }
  if (!missing.rows.empty()) report.sections.push_back({"Not run", {missing}});
  if (!verdicts.blocks.empty()) report.sections.push_back(std::move(verdicts));
  ReportSection made{"How it was made", {fileTable(result)}};
  for (std::string& line : leftOutInWords(result))
    made.blocks.push_back(ReportText{ReportText::Tone::caution, std::move(line)});
  made.blocks.push_back(ReportCode{"Environment", writeJson(result.environment, 2)});
  report.sections.push_back(std::move(made));
  return report;
}

}  // namespace s2s
