#include "engine/comparisons/comparison_evaluation.h"

#include <algorithm>

#include "engine/comparisons/compared_task.h"
#include "engine/comparisons/entrant_recipe.h"
#include "engine/core/listed_names.h"
#include "engine/evaluation/known_labels.h"
#include "engine/evaluation/positive_label.h"
#include "engine/evaluation/test_rows.h"
#include "engine/metrics/metric.h"

namespace s2s {
namespace {

Error at(const std::string& place, Error error) {
  error.what = place + ": " + error.what;
  error.kind = Error::Kind::invalidInput;
  return error;
}

/// The label columns of the entrants that have a head, as it names them.
struct HeadColumns {
  bool any = false;  ///< whether an entrant has a head
  std::vector<std::string> names;
};

Result<HeadColumns> headColumns(const Comparison& comparison) {
  HeadColumns columns;
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto recipe = entrantRecipe(comparison, i, comparison.seeds.front());
    if (!recipe) return recipe.error();
    if (evaluationTaskOfObjective(recipe->objective.kind) == EvaluationTask::texts) continue;
    columns.any = true;
    const std::vector<DataSource> learned = setsOfTheTask(*recipe);
    if (learned.empty()) continue;
    for (const ColumnReference& column : learned.front().labels) {
      const auto* name = std::get_if<std::string>(&column);
      std::string said = name != nullptr ? *name : std::to_string(std::get<std::int64_t>(column));
      if (std::ranges::find(columns.names, said) == columns.names.end())
        columns.names.push_back(std::move(said));
    }
  }
  return columns;
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
  const auto columns = headColumns(comparison);
  if (!columns) return columns.error();
  if (counting.task != EvaluationTask::texts && columns->names.size() > 1) {
    std::vector<std::string> ofEach;
    for (const std::string& name : names) {
      for (const std::string& column : columns->names) ofEach.push_back(name + " " + column);
    }
    names = std::move(ofEach);
  }
  // Where all write, all have a likelihood, whatever their answers are held against.
  if (counting.task != EvaluationTask::texts && !columns->any) names.emplace_back("bits_per_byte");
  if (ofAllColumns || std::ranges::find(names, counting.headline) != names.end()) return {};
  return Error{"evaluation.headline: nothing is counted that is called \"" + counting.headline + "\"", "",
               "the metrics are: " + listedNames(names), Error::Kind::invalidInput};
}

/// Whether the entrant's models can read what the test set names and give what it is held against. One that
/// was begun before may have answers of its other entrants: its runs that cannot be asked fail by themselves.
Result<void> checkHead(const Comparison& comparison, std::size_t entrant, const DataSource& test) {
  if (comparison.isStored) return {};
  const auto recipe = entrantRecipe(comparison, entrant, comparison.seeds.front());
  if (!recipe) return recipe.error();
  const EvaluationTask given = evaluationTaskOfObjective(recipe->objective.kind);
  if (given == EvaluationTask::texts) return {};
  if (auto asked = checkNumbersAsked(test); given == EvaluationTask::numbers && !asked)
    return inEntrant(comparison.entrants[entrant], entrant, at("test.as_text", asked.error()));
  if (test.pair || recipe->head.kind != "bi-encoder") return {};
  return inEntrant(comparison.entrants[entrant], entrant,
                   {"test.pair: a bi-encoder needs two texts", test.path,
                    "name the column of the second in pair", Error::Kind::invalidInput});
}

TestRowCounts countsOf(const LoadedPairs& rows) {
  TestRowCounts counts{rows.pairs.size(), rows.badRows.count()};
  if (const auto& described = rows.badRows.described(); !described.empty())
    counts.firstLeftOut = "line " + std::to_string(described.front().line) + ": " + described.front().why;
  return counts;
}

}  // namespace

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
  const auto task = comparedTask(comparison);
  if (!task) return task.error();
  auto test = entrantTestSet(comparison, entrant);
  if (!test) return test.error();
  const ComparisonEvaluation& options = comparison.evaluation;
  EvaluationRequest request;
  request.data = std::move(*test);
  request.asksAsTrained = false;  // the test set says it, also with no prefix
  request.task = *task;
  request.snapsLabels = request.data.asText && request.data.asText->correct;
  request.metrics = options.metrics;
  request.generation.beams = options.beams;
  request.generation.maxNewTokens = options.maxNewTokens;
  request.generation.batchSize = options.batchSize;
  request.resamples = options.resamples;
  return request;
}

Result<Counting> countingOf(const Comparison& comparison, std::span<const TextPair> rows,
                            const std::vector<std::string>& learned) {
  auto request = evaluationOf(comparison, 0);
  if (!request) return request.error();
  request->learnedLabels = learned;
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
  const auto request = evaluationOf(comparison, 0);
  if (!request) return request.error();
  for (std::size_t i = 0; i < comparison.entrants.size(); ++i) {
    const auto test = entrantTestSet(comparison, i);
    if (!test) return test.error();
    if (auto head = checkHead(comparison, i, *test); !head) return head.error();
  }
  if (auto metrics = checkMetrics(*request, request->task); !metrics)
    return at("evaluation.metrics", metrics.error());
  if (auto options = checkGenerationOptions(request->generation); !options)
    return at("evaluation", options.error());
  // One task for all, and prefixes and languages change no row: all answer the same ones.
  const auto rows = loadTestRows(request->data, request->task);
  if (!rows) return at("test", rows.error());
  const auto counting = countingOf(comparison, rows->pairs);
  if (!counting) return counting.error();
  if (auto occurs = checkPositiveLabel(*counting, rows->pairs); !occurs)
    return at("evaluation.metrics", occurs.error());
  if (auto decides = checkHeadline(comparison, *counting); !decides) return decides.error();
  TestRowCounts counts = countsOf(*rows);
  counts.notes = notesOnMetrics(*counting, rows->pairs);
  return counts;
}

}  // namespace s2s
