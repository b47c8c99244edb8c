#include "app/command_line/engine_verbs/evaluation_arguments.h"
#include "app/command_line/engine_verbs/opened_model.h"
#include "engine/core/clock.h"

namespace s2s::command_line {
namespace {

struct EvaluateOptions {
  std::string model;
  std::shared_ptr<std::vector<std::string>> ensemble;
};

/// What is listed under "metrics", in its order: the likelihood of texts first, of labels last.
Json metricsOf(const Json& report, const Json& row) {
  const bool texts = report.at("task") == "texts";
  Json metrics = Json::array(), behind = Json::array();
  const auto add = [&](Json& list, const std::string& key, const Json& score) {
    const std::size_t space = key.find(' ');
    Json metric = {{"name", key.substr(0, space)}, {"score", score}};
    if (space != std::string::npos) metric["column"] = key.substr(space + 1);
    metric["signature"] = row.at("signatures").at(key);
    if (row.at("intervals").contains(key)) metric["interval"] = row.at("intervals").at(key);
    list.push_back(std::move(metric));
  };
  for (const auto& [key, score] : row.at("metrics").items()) {
    if (key == "perplexity" || key == "bits_per_byte") continue;  // under "likelihood"
    const bool likelihood = key == "loss" || key == "token_accuracy";
    add(texts == likelihood ? metrics : behind, key, score);
  }
  for (Json& metric : behind) metrics.push_back(std::move(metric));
  return metrics;
}

Json likelihoodOf(const Json& row) {
  Json likelihood = Json::object();
  for (const char* key : {"loss", "token_accuracy", "perplexity", "bits_per_byte"}) {
    if (!row.at("metrics").contains(key)) continue;
    likelihood[key] = {{"score", row.at("metrics").at(key)}};
    if (row.at("intervals").contains(key)) likelihood[key]["interval"] = row.at("intervals").at(key);
  }
  return likelihood;
}

void printTable(const Json& report, const Json& row, Console& console) {
  const Json& headline = report.at("headline");
  if (const std::string reason = headline.at("reason").get<std::string>();
      headline.at("metric") == "chrf++" && !reason.empty())
    console.line(reason);
  std::vector<std::vector<std::string>> table = {{"metric", "score", "95 % interval"}};
  for (const auto& [key, score] : row.at("metrics").items()) {
    std::string interval;
    if (row.at("intervals").contains(key)) {
      const Json& bounds = row.at("intervals").at(key);
      interval = shownScore(key, bounds.at(0)) + " to " + shownScore(key, bounds.at(1));
    }
    table.push_back({key, shownScore(key, score), interval});
  }
  console.table(table);
}

}  // namespace

VerbRun declareEvaluate(CLI::App& parser) {
  auto own = std::make_shared<EvaluateOptions>();
  parser.add_option("MODEL", own->model, "A directory with weights, or a run")->required();
  own->ensemble = declareEnsemble(parser);
  const auto arguments = declareEvaluation(parser);
  return [=](const CommonOptions& common, Console& console) -> Result<int> {
    EvaluatedSystem system{{own->model}};
    system.models.insert(system.models.end(), own->ensemble->begin(), own->ensemble->end());
    const auto request = arguments->requestFor({system}, common);
    if (!request) return request.error();
    const auto result = evaluateShowing(*request, common, console);
    if (!result) return result.error();
    const Json& row = result->report.at("rows").at(0);
    std::string file = arguments->outputs;
    if (file.empty() && !request->directory.empty()) file = (request->directory / "outputs.tsv").string();
    if (file.empty())
      file = "evaluation-" + result->outcomes.front().record.name + "-" + nowForFolderName() + ".tsv";
    if (auto saved = saveOutputs(*arguments, *result, file); !saved) return saved.error();
    printTable(result->report, row, console);
    console.line("outputs: " + file);
    const auto reports = writeReports(*arguments, *request, *result, console);
    if (!reports) return reports.error();
    Json document = {{"metrics", metricsOf(result->report, row)}, {"outputs", file},
                     {"examples", result->test.rows.size()},      {"headline", result->report.at("headline")},
                     {"likelihood", likelihoodOf(row)},           {"notes", row.at("notes")},
                     {"data", result->report.at("data")}};
    for (const char* key : {"confusion", "seconds", "tokens_per_second"}) {
      if (row.contains(key)) document[key] = row.at(key);
    }
    if (result->report.contains("directory")) document["directory"] = result->report.at("directory");
    if (!reports->empty()) document["reports"] = *reports;
    console.document(document);
    return kDone;
  };
}

}  // namespace s2s::command_line
