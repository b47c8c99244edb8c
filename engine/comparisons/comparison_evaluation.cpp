#include "engine/comparisons/comparison_evaluation.h"

#include "engine/comparisons/entrant_recipe.h"

namespace s2s {
namespace {

EvaluationTask taskOf(const Recipe& recipe) {
  if (recipe.objective.kind == "sequence-classification") return EvaluationTask::labels;
  if (recipe.objective.kind == "regression") return EvaluationTask::numbers;
  return EvaluationTask::texts;
}

}  // namespace

Result<EvaluationRequest> evaluationOf(const Comparison& comparison, std::size_t entrant) {
  const auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe) return recipe.error();
  const ComparisonEvaluation& options = comparison.evaluation;
  EvaluationRequest request;
  request.data = entrantTestSet(comparison, entrant);
  request.task = taskOf(*recipe);
  request.metrics = options.metrics;
  request.generation.beams = options.beams;
  request.generation.maxNewTokens = options.maxNewTokens;
  request.generation.batchSize = options.batchSize;
  request.resamples = options.resamples;
  return request;
}

Result<Counting> countingOf(const Comparison& comparison, const TestSet& test) {
  const auto request = evaluationOf(comparison, 0);
  if (!request) return request.error();
  return countingFor(*request, request->task, test.rows);
}

}  // namespace s2s
