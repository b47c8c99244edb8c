#include "engine/comparisons/comparison_evaluation.h"

#include <algorithm>
#include <map>

#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/listed_names.h"
#include "engine/evaluation/test_rows.h"
#include "engine/metrics/label_corrector.h"
#include "engine/metrics/metric.h"

namespace s2s {
namespace {

Error at(const std::string& place, Error error) {
  error.what = place + ": " + error.what;
  error.kind = Error::Kind::invalidInput;
  return error;
}

/// As a model's head names the label columns that it was trained on.
std::vector<std::string> labelColumns(const Recipe& recipe) {
  std::vector<std::string> names;
  for (const ColumnReference& column : recipe.data.train.front().labels) {
    const auto* name = std::get_if<std::string>(&column);
    names.push_back(name != nullptr ? *name : std::to_string(std::get<std::int64_t>(column)));
  }
  return names;
}

/// Whether the metrics can be counted of these labels: some look for one that has to occur.
Result<void> checkLabels(const Counting& counting, std::span<const TextPair> rows) {
  if (counting.task != EvaluationTask::labels) return {};
  std::vector<std::string> labels;
  for (const TextPair& row : rows)
    labels.emplace_back(trimmedLabel(row.labels.size() == 1 ? row.target : row.labels.front()));
  const std::vector<std::vector<std::string>> references = {labels};
  for (const std::string& name : counting.metrics) {
    const auto metric = findAnswerMetric(name);
    if (!metric) return metric.error();
    if (const auto scored = scoreAnswers(**metric, labels, references); !scored) return scored.error();
  }
  return {};
}

Result<void> checkHeadline(const Comparison& comparison, const Counting& counting) {
  if (counting.task == EvaluationTask::texts && isPerToken(counting.headline))
    return Error{
        "evaluation.headline: \"" + counting.headline +
            "\" is counted per token and cannot decide between models that cut texts into other tokens",
        "", "name another metric, such as bits_per_byte", Error::Kind::invalidInput};
  Counting possible = counting;
  if (counting.task == EvaluationTask::texts) possible.metrics = metricKinds().names();
  std::vector<std::string> names = countedNames(possible);
  std::erase_if(names, isPerToken);
  const bool ofAllColumns = std::ranges::find(names, counting.headline) != names.end();
  const auto recipe = entrantRecipe(comparison, 0, comparison.seeds.front());
  if (!recipe) return recipe.error();
  const std::vector<std::string> columns = labelColumns(*recipe);
  if (counting.task != EvaluationTask::texts && columns.size() > 1) {
    std::vector<std::string> ofEach;
    for (const std::string& name : names) {
      for (const std::string& column : columns) ofEach.push_back(name + " " + column);
    }
    names = std::move(ofEach);
  }
  if (ofAllColumns || std::ranges::find(names, counting.headline) != names.end()) return {};
  return Error{"evaluation.headline: nothing is counted that is called \"" + counting.headline + "\"", "",
               "the metrics are: " + listedNames(names), Error::Kind::invalidInput};
}

/// Answers are held against each other row by row.
bool areSame(std::span<const TextPair> rows, std::span<const TextPair> others) {
  return std::ranges::equal(rows, others, {}, &TextPair::line, &TextPair::line);
}

TestRowCounts countsOf(const LoadedPairs& rows) {
  TestRowCounts counts{rows.pairs.size(), rows.badRows.count()};
  if (const auto& described = rows.badRows.described(); !described.empty())
    counts.firstLeftOut = "line " + std::to_string(described.front().line) + ": " + described.front().why;
  return counts;
}

}  // namespace

EvaluationTask evaluationTaskOfObjective(const std::string& kind) {
  if (kind == "sequence-classification") return EvaluationTask::labels;
  if (kind == "regression") return EvaluationTask::numbers;
  return EvaluationTask::texts;
}

bool isPerToken(const std::string& metric) {
  return metric == "loss" || metric == "perplexity" || metric == "token_accuracy";
}

std::vector<std::string> headlinesFor(EvaluationTask task) {
  Counting counting;
  counting.task = task;
  counting.metrics = metricKinds().names();
  std::vector<std::string> names = countedNames(counting);
  std::erase_if(names, isPerToken);
  return names;
}

Result<EvaluationRequest> evaluationOf(const Comparison& comparison, std::size_t entrant) {
  const auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe) return recipe.error();
  auto test = entrantTestSet(comparison, entrant);
  if (!test) return test.error();
  const ComparisonEvaluation& options = comparison.evaluation;
  EvaluationRequest request;
  request.data = std::move(*test);
  request.asksAsTrained = false;  // the test set says it, also with no prefix
  request.task = evaluationTaskOfObjective(recipe->objective.kind);
  request.metrics = options.metrics;
  request.generation.beams = options.beams;
  request.generation.maxNewTokens = options.maxNewTokens;
  request.generation.batchSize = options.batchSize;
  request.resamples = options.resamples;
  return request;
}

Result<Counting> countingOf(const Comparison& comparison, std::span<const TextPair> rows) {
  auto request = evaluationOf(comparison, 0);
  if (!request) return request.error();
  // Entrants that are told what to do by a prefix name no language, but all write the same one.
  for (std::size_t i = 1; request->data.targetLanguage.empty() && i < comparison.entrants.size(); ++i) {
    auto test = entrantTestSet(comparison, i);
    if (!test) return test.error();
    request->data.targetLanguage = std::move(test->targetLanguage);
  }
  Counting counting = countingFor(*request, request->task, rows);
  const ComparisonEvaluation& wishes = comparison.evaluation;
  const bool texts = counting.task == EvaluationTask::texts;
  if (!wishes.headline.empty())
    counting.headline = wishes.headline;
  else if (texts && !wishes.metrics.empty())
    counting.headline = wishes.metrics.front();
  const bool counted = std::ranges::find(counting.metrics, counting.headline) != counting.metrics.end();
  EvaluationRequest headline = *request;
  headline.metrics = {counting.headline};
  if (!counted && checkMetrics(headline, request->task)) counting.metrics.push_back(counting.headline);
  return counting;
}

Result<TestRowCounts> checkEvaluation(const Comparison& comparison) {
  std::map<EvaluationTask, std::vector<TextPair>> read;  // prefixes and languages change no row
  EvaluationTask first = EvaluationTask::texts;
  TestRowCounts counts;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto request = evaluationOf(comparison, i);
    if (!request) return request.error();
    if (i == 0) first = request->task;
    if (auto metrics = checkMetrics(*request, request->task); !metrics)
      return at("evaluation.metrics", metrics.error());
    if (auto options = checkGenerationOptions(request->generation); !options)
      return at("evaluation", options.error());
    if (read.contains(request->task)) continue;
    auto rows = loadTestRows(request->data, request->task);
    if (!rows) return at("test", rows.error());
    if (i > 0 && !areSame(rows->pairs, read.at(first)))
      return at("test", Error{"not all entrants can use the same rows of it", request->data.path,
                              "take out the rows whose label is no number"});
    if (i == 0) counts = countsOf(*rows);
    read.emplace(request->task, std::move(rows->pairs));
  }
  const auto counting = countingOf(comparison, read.at(first));
  if (!counting) return counting.error();
  if (auto fit = checkLabels(*counting, read.at(first)); !fit) return at("evaluation.metrics", fit.error());
  if (auto decides = checkHeadline(comparison, *counting); !decides) return decides.error();
  return counts;
}

}  // namespace s2s
