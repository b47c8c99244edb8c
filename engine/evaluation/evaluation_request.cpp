#include "engine/evaluation/evaluation_request.h"

#include <array>

#include "engine/metrics/answer_metrics.h"
#include "engine/metrics/rouge_tokenizers.h"
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

bool isOf(const AnswerMetric& metric, EvaluationTask task) {
  if (task == EvaluationTask::automatic) return true;
  if (task == EvaluationTask::labels) return metric.of == AnswerMetric::Of::labels;
  if (task == EvaluationTask::numbers) return metric.of == AnswerMetric::Of::numbers;
  return metric.of == AnswerMetric::Of::texts;
}

Error unfit(const AnswerMetric& metric, EvaluationTask task) {
  std::string fitting;
  for (const AnswerMetric& one : answerMetrics()) {
    if (isOf(one, task)) fitting += (fitting.empty() ? "" : ", ") + one.name;
  }
  return refused("'" + metric.name + "' is no metric of " + toText(task), "use one of: " + fitting);
}

/// Of texts that nobody writes nothing can be counted. A classifier needs no writing for its labels.
Result<void> checkWritten(const EvaluationRequest& request) {
  std::string needing;
  for (const std::string& name : request.metrics) {
    const auto metric = findAnswerMetric(name);
    if (!request.writes && metric && (*metric)->of == AnswerMetric::Of::texts)
      needing += (needing.empty() ? "" : ", ") + name;
  }
  if (needing.empty()) return {};
  return refused("without generation there are no answers for metrics of texts: " + needing,
                 "name none of these, or let the models write");
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

Result<void> checkMetrics(const EvaluationRequest& request, EvaluationTask task) {
  MetricOptions options;
  if (!request.tokenize.empty()) options.tokenize = request.tokenize;
  if (!request.rougeTokenize.empty()) {
    if (const auto known = findRougeTokenizer(request.rougeTokenize); !known) return known.error();
    options.rougeTokenize = request.rougeTokenize;
  }
  for (const std::string& name : request.metrics) {
    const auto metric = findAnswerMetric(name);
    if (!metric) return metric.error();
    if (!isOf(**metric, task)) return unfit(**metric, task);
    if ((*metric)->of != AnswerMetric::Of::texts) continue;
    if (auto made = makeMetric(name, options); !made) return made.error();
  }
  return checkWritten(request);
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
  if (const std::int64_t several = request.generation.numReturn; several != 1)
    return refused(
        "num_return is " + std::to_string(several) + " where an evaluation counts one answer a row",
        "leave it at 1; s2s generate lists several answers");
  if (auto fit = checkMetrics(request, request.task); !fit) return fit;  // before the work, not after it
  return checkGenerationOptions(request.generation);
}

}  // namespace s2s
