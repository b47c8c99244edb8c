#include "engine/experiments/evaluated_task.h"

#include <algorithm>
#include <utility>

#include "engine/models/model_bundle.h"
#include "engine/runs/stored_weights.h"
#include "engine/shapes/configured_task.h"

namespace s2s {

std::optional<ClassificationHead> configuredHead(const std::string& model) {
  const auto reference = resolveModel(model);
  if (!reference || reference->path.empty()) return std::nullopt;
  const auto config = modelConfiguration(reference->path);
  if (!config) return std::nullopt;
  const auto configured = readConfiguredTask(*config);
  return configured ? configured->head : std::nullopt;
}

EvaluationTask evaluatedTask(const EvaluationRequest& request) {
  if (request.task != EvaluationTask::automatic) return request.task;
  if (const auto& asText = request.data.asText)
    return asText->kind == "numbers" ? EvaluationTask::numbers : EvaluationTask::labels;
  for (const EvaluatedSystem& system : request.systems) {
    for (const std::string& model : system.models) {
      if (const auto head = configuredHead(model))
        return head->regression ? EvaluationTask::numbers : EvaluationTask::labels;
    }
  }
  return EvaluationTask::texts;
}

Result<void> checkMetricsOfTask(const EvaluationRequest& request, EvaluationTask task) {
  auto fit = checkMetrics(request, task);
  if (fit || request.task != EvaluationTask::automatic || request.data.asText) return fit;
  for (const EvaluatedSystem& system : request.systems) {
    for (const std::string& model : system.models) {
      const auto reference = resolveStoredWeights(model);
      if (!reference) return reference.error();
      if (const auto config = modelConfiguration(reference->path); !config) return config.error();
    }
  }
  return fit;
}

Result<void> checkPairIsRead(const EvaluationRequest& request) {
  if (!request.data.pair || request.data.asText) return {};
  for (const EvaluatedSystem& system : request.systems) {
    for (const std::string& model : system.models) {
      const auto reference = resolveStoredWeights(model);
      if (!reference || !modelConfiguration(reference->path) || configuredHead(model)) return {};
    }
  }
  return Error{"a second text is read by classifiers and with as_text, and neither is asked here", "",
               "leave --pair out, or say how the texts are written with --as-in or --as-text",
               Error::Kind::invalidInput};
}

Result<void> checkAnswersGiven(const EvaluationRequest& request, EvaluationTask task) {
  if (request.writes || request.metrics.empty() || task == EvaluationTask::texts) return {};
  const bool anyGives = std::ranges::any_of(request.systems, [](const EvaluatedSystem& system) {
    return std::ranges::any_of(system.models,
                               [](const std::string& model) { return configuredHead(model).has_value(); });
  });
  if (anyGives) return {};
  std::string names;
  for (const std::string& name : request.metrics) names += (names.empty() ? "" : ", ") + name;
  std::string what = task == EvaluationTask::labels
                         ? "without generation there are no answers for metrics of labels: " + names
                         : "without generation there are no answers for metrics of numbers: " + names;
  return Error{std::move(what), "", "name none of these, or let the models write", Error::Kind::invalidInput};
}

}  // namespace s2s
