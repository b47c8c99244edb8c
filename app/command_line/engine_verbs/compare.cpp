#include <algorithm>
#include <charconv>
#include <set>

#include "app/command_line/engine_verbs/evaluation_arguments.h"
#include "engine/core/clock.h"

namespace s2s::command_line {
namespace {

struct CompareOptions {
  std::vector<std::string> models, ensembles, prefixes;
};

std::vector<std::string> splitAtCommas(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end > begin) parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// The models as they are named, then the ensembles.
Result<std::vector<EvaluatedSystem>> systemsOf(const CompareOptions& own) {
  std::vector<EvaluatedSystem> systems;
  for (const std::string& model : own.models) systems.push_back({{model}});
  for (const std::string& ensemble : own.ensembles) systems.push_back({splitAtCommas(ensemble)});
  for (const std::string& assignment : own.prefixes) {
    std::size_t number = 0;
    const auto [end, problem] =
        std::from_chars(assignment.data(), assignment.data() + assignment.size(), number);
    if (problem != std::errc() || *end != '=' || number < 1 || number > systems.size()) {
      return Error{"--prefix-of '" + assignment + "' names no model", "",
                   "write N=TEXT with N from 1 to " + std::to_string(systems.size()),
                   Error::Kind::invalidInput};
    }
    systems[number - 1].prefix = std::string(end + 1, assignment.data() + assignment.size());
  }
  return systems;
}

/// Metrics in the order in which they are shown: the headline first.
std::vector<std::string> metricKeys(const Json& report) {
  std::vector<std::string> keys;
  const std::string headline = report.at("headline").at("metric").get<std::string>();
  const Json& rows = report.at("rows");
  for (const Json& row : rows) {
    for (const auto& [key, score] : row.at("metrics").items()) {
      if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    }
  }
  std::ranges::stable_partition(keys, [&](const std::string& key) { return key == headline; });
  return keys;
}

void printScores(const Json& report, Console& console) {
  const std::vector<std::string> keys = metricKeys(report);
  std::vector<std::vector<std::string>> table = {{"model"}};
  table.front().insert(table.front().end(), keys.begin(), keys.end());
  const Json& rows = report.at("rows");
  for (const Json& row : rows) {
    std::vector<std::string>& line = table.emplace_back();
    line.push_back(row.at("model").get<std::string>());
    for (const std::string& key : keys) {
      if (!row.at("metrics").contains(key)) {
        line.push_back(row.at("status") == "failed" ? "failed" : "");
        continue;
      }
      line.push_back(shownScore(key, row.at("metrics").at(key)));
      if (!row.at("intervals").contains(key)) continue;
      const Json& bounds = row.at("intervals").at(key);
      line.back() += " [" + shownScore(key, bounds.at(0)) + ", " + shownScore(key, bounds.at(1)) + "]";
    }
  }
  console.table(table);
}

std::string judgementOf(const Json& pair) {
  if (!pair.at("tested").get<bool>()) return "not tested";
  if (pair.at("significant").get<bool>()) return "significant";
  return pair.at("enough_resamples").get<bool>() ? "could be chance" : "too few resamples to tell";
}

void printPairs(const Json& report, Console& console) {
  const Json& pairs = report.at("pairs");
  if (pairs.empty()) return;
  std::vector<std::vector<std::string>> table = {
      {"second against first", "metric", "difference", "p (bootstrap)", "Holm", "p (randomisation)", "Holm",
       ""}};
  for (const Json& pair : pairs) {
    const std::string metric = pair.at("metric").get<std::string>();
    table.push_back({pair.at("second").get<std::string>() + " against " + pair.at("first").get<std::string>(),
                     metric, shownDifference(metric, pair.at("delta")), shownScore("", pair.at("p_value")),
                     shownScore("", pair.at("adjusted_p_value")),
                     shownScore("", pair.at("randomisation_p_value")),
                     shownScore("", pair.at("adjusted_randomisation_p_value")), judgementOf(pair)});
  }
  console.line("");
  console.table(table);
}

/// The table stands all the same; the exit code says that a model is missing in it.
Result<void> checkAllDone(const Json& rows) {
  const auto failed = [](const Json& row) { return row.at("status") != "done"; };
  const auto first = std::ranges::find_if(rows, failed);
  if (first == rows.end()) return {};
  return Error{std::to_string(std::ranges::count_if(rows, failed)) + " of " + std::to_string(rows.size()) +
                   " models failed; the first, " + first->at("model").get<std::string>() + ": " +
                   first->at("error").value("what", ""),
               first->at("error").value("where", ""), first->at("error").value("remedy", "")};
}

}  // namespace

VerbRun declareCompare(CLI::App& parser) {
  auto own = std::make_shared<CompareOptions>();
  parser.add_option("MODEL", own->models, "Directories with weights, or runs (RUN@step-500 too)");
  parser
      .add_option("--ensemble", own->ensembles,
                  "A,B,…: models of one vocabulary as one more system; repeatable")
      ->allow_extra_args(false);
  parser
      .add_option("--prefix-of", own->prefixes,
                  "N=TEXT: what the N-th model reads before its sources, in place of its own; repeatable")
      ->allow_extra_args(false);
  const auto arguments = declareEvaluation(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    auto systems = systemsOf(*own);
    if (!systems) return systems.error();
    const auto request = arguments->requestFor(std::move(*systems), common);
    if (!request) return request.error();
    const auto result = evaluateShowing(*request, common, console);
    if (!result) return result.error();
    std::string file = arguments->outputs;
    if (file.empty() && !request->directory.empty()) file = (request->directory / "outputs.tsv").string();
    if (file.empty()) file = "comparison-" + nowForFolderName() + ".tsv";
    if (auto saved = saveOutputs(*arguments, *result, file); !saved) return saved.error();
    const Json& report = result->report;
    if (report.at("headline").at("metric") == "chrf++")
      console.line(report.at("headline").at("reason").get<std::string>());
    printScores(report, console);
    printPairs(report, console);
    console.line("outputs: " + file);
    const auto reports = writeReports(*arguments, *request, *result, console);
    if (!reports) return reports.error();
    Json document = report;
    document["outputs"] = file;
    if (!reports->empty()) document["reports"] = *reports;
    console.document(document);
    if (auto whole = checkAllDone(report.at("rows")); !whole) return whole.error();
    return kDone;
  };
}

}  // namespace s2s::command_line
