#include "engine/evaluation/evaluation_request.h"

#include <array>

#include "engine/metrics/metric.h"
#include "engine/recipes/sections/sections.h"

namespace s2s {
namespace {

constexpr std::array kTasks = {
    std::pair{EvaluationTask::automatic, "automatic"}, std::pair{EvaluationTask::texts, "texts"},
    std::pair{EvaluationTask::labels, "labels"}, std::pair{EvaluationTask::numbers, "numbers"}};

Json toJson(const ColumnReference& column) {
  return std::visit([](const auto& value) { return Json(value); }, column);
}

Error refused(const std::string& what, const std::string& remedy) {
  return Error{what, "", remedy, Error::Kind::invalidInput};
}

}  // namespace

Result<EvaluationTask> evaluationTaskOf(const std::string& name) {
  for (const auto& [task, known] : kTasks) {
    if (name == known) return task;
  }
  return refused("unknown task '" + name + "'", "use one of: automatic, texts, labels, numbers");
}

std::string toText(EvaluationTask task) {
  for (const auto& [known, name] : kTasks) {
    if (task == known) return name;
  }
  return "";
}

Json answerTerms(const EvaluationRequest& request) {
  const GenerationOptions& generation = request.generation;
  Json labels = Json::array();
  for (const ColumnReference& column : request.data.labels) labels.push_back(toJson(column));
  return {{"source", toJson(request.data.source)},
          {"target", toJson(request.data.target)},
          {"pair", request.data.pair ? toJson(*request.data.pair) : Json()},
          {"labels", labels},
          {"as_text", recipe_sections::asTextToJson(request.data.asText)},
          {"header", request.data.header},
          {"limit", request.limit},
          {"writes", request.writes},
          {"forces", request.forces},
          {"generation",
           {{"beams", generation.beams},
            {"max_new_tokens", generation.maxNewTokens},
            {"min_new_tokens", generation.minNewTokens},
            {"length_penalty", generation.lengthPenalty},
            {"early_stopping", generation.earlyStopping},
            {"no_repeat_ngram", generation.noRepeatNgram},
            {"repetition_penalty", generation.repetitionPenalty},
            {"sample", generation.sample},
            {"temperature", generation.temperature},
            {"top_k", generation.topK},
            {"top_p", generation.topP},
            {"seed", generation.seed}}}};
}

Result<void> checkMetrics(const EvaluationRequest& request) {
  for (const std::string& name : request.metrics) {
    const auto kind = metricKinds().find(name);
    if (!kind) return kind.error();
    MetricOptions options;
    if (!request.tokenize.empty()) options.tokenize = request.tokenize;
    if (auto metric = (*kind)->make(options); !metric) return metric.error();
  }
  return {};
}

Result<void> checkEvaluationRequest(const EvaluationRequest& request) {
  if (request.systems.empty()) return refused("no model is named", "name at least one");
  for (const EvaluatedSystem& system : request.systems) {
    if (system.models.empty()) return refused("a system has no model", "name at least one");
  }
  if (request.fromLanguage.empty() != request.toLanguage.empty())
    return refused("one language is named alone", "name both, from and to");
  if (!request.writes && !request.forces)
    return refused("neither answers nor likelihoods are asked for", "ask for one of them");
  if (request.resamples < 1) return refused("resamples: must be at least 1", "1000 is usual");
  if (auto metrics = checkMetrics(request); !metrics) return metrics;  // before the work, not after it
  return checkGenerationOptions(request.generation);
}

}  // namespace s2s
