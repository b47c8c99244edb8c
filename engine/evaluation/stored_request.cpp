#include "engine/evaluation/stored_request.h"

#include <algorithm>

#include "engine/recipes/sections/sections.h"

namespace s2s {
namespace {

ColumnReference columnFrom(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  return json.get<std::int64_t>();
}

/// What all systems were asked with; nothing where they differ.
std::string sharedPrefix(const std::vector<SystemRecord>& systems) {
  if (systems.empty()) return "";
  const std::string& first = systems.front().prefix;
  const bool shared = std::ranges::all_of(systems, [&](const auto& one) { return one.prefix == first; });
  return shared ? first : "";
}

void readTerms(const Json& terms, EvaluationRequest& request) {
  DataSource& data = request.data;
  data.source = columnFrom(terms.at("source"));
  data.target = columnFrom(terms.at("target"));
  if (terms.contains("pair") && !terms.at("pair").is_null()) data.pair = columnFrom(terms.at("pair"));
  const Json labels = terms.value("labels", Json::array());
  for (const Json& label : labels) data.labels.push_back(columnFrom(label));
  if (terms.contains("as_text") && !terms.at("as_text").is_null())
    data.asText = recipe_sections::asTextFrom(terms.at("as_text"));
  data.header = terms.value("header", true);
  request.limit = terms.value("limit", std::size_t{0});
  request.writes = terms.value("writes", true);
  request.forces = terms.value("forces", true);
}

void readAsked(const Json& asked, EvaluationRequest& request) {
  DataSource& data = request.data;
  data.targetPath = asked.value("target_path", "");
  data.format = asked.value("format", data.format);
  data.encoding = asked.value("encoding", data.encoding);
  data.prefix = asked.value("prefix", data.prefix);
  data.sourceLanguage = asked.value("source_language", "");
  data.targetLanguage = asked.value("target_language", "");
  request.fromLanguage = asked.value("from", "");
  request.toLanguage = asked.value("to", "");
  request.asksAsTrained = asked.value("as_trained", false);  // older versions did not
  request.asksClassifiersAsTrained = asked.value("classifiers_as_trained", data.asText.has_value());
  request.metrics = asked.value("metrics", request.metrics);
  request.tokenize = asked.value("tokenize", "");
  request.rougeTokenize = asked.value("rouge_tokenize", "");
  if (asked.contains("positive") && asked.at("positive").is_string())
    request.positive = asked.at("positive").get<std::string>();
  request.threshold = asked.value("threshold", request.threshold);
  request.snapsLabels = asked.value("snaps_labels", false);
  request.learnedLabels = asked.value("learned_labels", request.learnedLabels);
  request.resamples = asked.value("resamples", request.resamples);
  request.generation.batchSize = asked.value("batch_size", request.generation.batchSize);
}

}  // namespace

Json askedOf(const EvaluationRequest& request) {
  const DataSource& data = request.data;
  return {{"target_path", data.targetPath},
          {"format", data.format},
          {"encoding", data.encoding},
          {"prefix", data.prefix},
          {"source_language", data.sourceLanguage},
          {"target_language", data.targetLanguage},
          {"from", request.fromLanguage},
          {"to", request.toLanguage},
          {"as_trained", request.asksAsTrained},
          {"classifiers_as_trained", request.asksClassifiersAsTrained},
          {"task", toText(request.task)},
          {"metrics", request.metrics},
          {"tokenize", request.tokenize},
          {"rouge_tokenize", request.rougeTokenize},
          {"positive", request.positive ? Json(*request.positive) : Json()},
          {"threshold", request.threshold},
          {"snaps_labels", request.snapsLabels},
          {"learned_labels", request.learnedLabels},
          {"resamples", request.resamples},
          {"batch_size", request.generation.batchSize}};
}

Result<EvaluationRequest> requestOf(const StoredEvaluation& evaluation) {
  try {
    EvaluationRequest request;
    const Json& terms = evaluation.terms;
    const auto generation = parseGenerationOptions(terms.value("generation", Json::object()));
    if (!generation) return generation.error();
    request.generation = *generation;
    request.data.path = evaluation.test.path;
    request.data.prefix = sharedPrefix(evaluation.systems);
    readTerms(terms, request);
    readAsked(evaluation.asked, request);
    const auto task = evaluationTaskOf(evaluation.asked.value("task", terms.value("task", "automatic")));
    if (!task) return task.error();
    request.task = *task;
    for (const SystemRecord& system : evaluation.systems)
      request.systems.push_back({system.models, system.name, std::nullopt});
    return request;
  } catch (const Json::exception& problem) {  // a value of another type than we write
    return Error{"what was asked of this evaluation cannot be read: " + std::string(problem.what()),
                 evaluation.test.path, "choose data and models anew", Error::Kind::invalidInput};
  }
}

}  // namespace s2s
