#include "engine/comparisons/compared_task.h"

#include <algorithm>
#include <vector>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/metrics/answer_metrics.h"

namespace s2s {
namespace {

bool isOfTexts(const std::string& name) {
  if (name == "bits_per_byte") return true;
  const auto metric = findAnswerMetric(name);
  return metric && (*metric)->of == AnswerMetric::Of::texts;
}

bool namesMetricsOfTexts(const ComparisonEvaluation& wishes) {
  return isOfTexts(wishes.headline) || std::ranges::any_of(wishes.metrics, isOfTexts);
}

}  // namespace

EvaluationTask evaluationTaskOfObjective(const std::string& kind) {
  if (kind == "sequence-classification") return EvaluationTask::labels;
  if (kind == "regression") return EvaluationTask::numbers;
  return EvaluationTask::texts;
}

EvaluationTask comparedTask(const std::optional<AsText>& test, std::span<const std::string> objectives) {
  if (test) return test->kind == "numbers" ? EvaluationTask::numbers : EvaluationTask::labels;
  for (const EvaluationTask task : {EvaluationTask::numbers, EvaluationTask::labels}) {
    if (std::ranges::find(objectives, task, evaluationTaskOfObjective) != objectives.end()) return task;
  }
  return EvaluationTask::texts;
}

Result<EvaluationTask> comparedTask(const Comparison& comparison) {
  std::vector<std::string> objectives;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    objectives.push_back(std::move(recipe->objective.kind));
  }
  if (comparison.isStored && namesMetricsOfTexts(comparison.evaluation)) return EvaluationTask::texts;
  return comparedTask(comparison.test.data.asText, objectives);
}

}  // namespace s2s
