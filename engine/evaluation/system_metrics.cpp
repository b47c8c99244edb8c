#include "engine/evaluation/system_metrics.h"

#include <algorithm>
#include <cmath>

#include "engine/evaluation/label_answers.h"
#include "engine/evaluation/likelihood_rows.h"
#include "engine/evaluation/target_script.h"
#include "engine/metrics/correlation.h"
#include "engine/metrics/metric_choice.h"

namespace s2s {
namespace {

/// In the order in which they are shown.
std::vector<std::string> usualMetrics(std::string_view headline) {
  if (headline == "chrf++") return {"chrf++", "bleu", "chrf", "exact"};
  return {"exact", "bleu", "chrf"};
}

Result<void> addTexts(const Counting& counting, std::span<const TextPair> rows,
                      std::span<const AnsweredRow> answers, SystemMetrics& all) {
  std::vector<std::string> outputs, references;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    outputs.push_back(answers[i].output);
    references.push_back(rows[i].target);
  }
  const std::vector<std::vector<std::string>> lists = {std::move(references)};
  for (const std::string& name : counting.metrics) {
    auto metric = makeMetric(name, counting.options);
    if (!metric) return metric.error();
    auto statistics = SegmentStatistics::of(**metric, outputs, lists);
    if (!statistics) return statistics.error();
    SystemMetric& one = all.metrics.emplace_back();
    one.name = name;
    one.signature = (*metric)->signature({});
    one.higherIsBetter = (*metric)->higherIsBetter();
    one.rows = scoredStatistics(std::move(*metric), std::move(*statistics));
  }
  return {};
}

void addLikelihoods(std::span<const AnsweredRow> answers, SystemMetrics& all) {
  if (!std::ranges::all_of(answers, [](const AnsweredRow& one) { return one.likelihood.has_value(); }))
    return;
  const bool finite = std::ranges::all_of(
      answers, [](const AnsweredRow& one) { return std::isfinite(one.likelihood->loss); });
  if (!finite) all.notes.push_back("likelihoods of references are no numbers: the weights are damaged");
  const auto add = [&](const char* name, const char* how, bool higherIsBetter, LikelihoodMeasure measure) {
    all.metrics.push_back(
        {name, "", how, higherIsBetter, finite ? scoredLikelihoods(answers, measure) : nullptr});
  };
  add("loss", "nats a token, teacher-forced", false, LikelihoodMeasure::loss);
  add("token_accuracy", "share of tokens, teacher-forced", true, LikelihoodMeasure::tokenAccuracy);
  add("perplexity", "exp of the loss", false, LikelihoodMeasure::perplexity);
  add("bits_per_byte", "bits a UTF-8 byte of the references, teacher-forced", false,
      LikelihoodMeasure::bitsPerByte);
}

Json confusionOf(const ClassAnswers& answers) {
  const std::size_t labels = answers.labels.size();
  std::vector<std::vector<std::int64_t>> counts(labels, std::vector<std::int64_t>(labels + 1));
  for (std::size_t i = 0; i < answers.expected.size(); ++i)
    ++counts[static_cast<std::size_t>(answers.expected[i])][static_cast<std::size_t>(answers.predicted[i])];
  return {{"column", answers.column}, {"labels", answers.labels}, {"counts", counts}};
}

Result<void> addClasses(const Counting& counting, std::span<const TextPair> rows,
                        std::span<const AnsweredRow> answers, SystemMetrics& all) {
  const auto columns = classAnswers(rows, answers, counting.snaps);
  if (!columns) return columns.error();
  for (const ClassAnswers& column : *columns) {
    const auto classes = static_cast<std::int64_t>(column.labels.size());
    all.metrics.push_back({"accuracy", column.column, "share of rows", true,
                           scoredLabels(column.expected, column.predicted,
                                        [](const ClassCounts& counts) { return accuracy(counts); })});
    all.metrics.push_back(
        {"macro_f1", column.column, "mean of the labels' F1", true,
         scoredLabels(column.expected, column.predicted,
                      // What is no label of the data is no class of its own.
                      [classes](const ClassCounts& counts) { return macroScores(counts, classes).f1; })});
    all.metrics.push_back({"matthews", column.column, "Matthews correlation", true,
                           scoredLabels(column.expected, column.predicted, [](const ClassCounts& counts) {
                             return matthewsCorrelation(counts);
                           })});
    all.confusion.push_back(confusionOf(column));
    if (column.unknown > 0)
      all.notes.push_back(std::to_string(column.unknown) + " answers are no label and count as wrong");
    if (column.snapped > 0)
      all.notes.push_back(std::to_string(column.snapped) +
                          " answers were no label and became the nearest one");
  }
  return {};
}

Result<void> addNumbers(std::span<const TextPair> rows, std::span<const AnsweredRow> answers,
                        SystemMetrics& all) {
  const auto columns = numberAnswers(rows, answers);
  if (!columns) return columns.error();
  for (const NumberAnswers& column : *columns) {
    const auto add = [&](const char* name, const char* how, bool higherIsBetter, auto score) {
      all.metrics.push_back({name, column.column, how, higherIsBetter,
                             scoredNumbers(column.expected, column.predicted, score)});
    };
    add("pearson", "Pearson correlation", true, &pearson);
    add("spearman", "Spearman rank correlation", true, &spearman);
    add("mean_squared_error", "mean squared error", false, &meanSquaredError);
    if (column.unreadable > 0)
      all.notes.push_back(std::to_string(column.unreadable) + " answers are no number and count as -1");
  }
  return {};
}

}  // namespace

Counting countingFor(const EvaluationRequest& request, EvaluationTask task, std::span<const TextPair> rows) {
  Counting counting;
  counting.task = task;
  counting.writes = request.writes;
  counting.forces = request.forces;
  counting.snaps = request.snapsLabels;
  if (task == EvaluationTask::labels || task == EvaluationTask::numbers) {
    counting.headline = task == EvaluationTask::labels ? "accuracy" : "pearson";
    return counting;
  }
  counting.language = targetLanguage(request.toLanguage, rows);
  const MetricChoice headline = headlineMetric(counting.language);
  const MetricChoice tokenizer = defaultTokenizer(counting.language);
  counting.options.tokenize = request.tokenize.empty() ? tokenizer.name : request.tokenize;
  counting.metrics = request.metrics.empty() ? usualMetrics(headline.name) : request.metrics;
  counting.headline = headline.name;
  counting.reason = headline.reason;
  if (request.tokenize.empty()) counting.reason += " " + std::string(tokenizer.reason);
  const bool counted = std::ranges::find(counting.metrics, counting.headline) != counting.metrics.end();
  if (!counting.writes || !counted) {  // what was chosen by hand is its own reason
    counting.headline = counting.writes ? counting.metrics.front() : "bits_per_byte";
    counting.reason.clear();
  }
  return counting;
}

Result<SystemMetrics> countSystem(const Counting& counting, std::span<const TextPair> rows,
                                  std::span<const AnsweredRow> answers) {
  SystemMetrics all;
  const bool classifier = !answers.front().verdicts.empty();
  const bool regression = classifier && answers.front().verdicts.front().number.has_value();
  Result<void> counted;
  if (regression)
    counted = addNumbers(rows, answers, all);
  else if (counting.task == EvaluationTask::labels && (classifier || counting.writes))
    counted = addClasses(counting, rows, answers, all);
  else if (counting.task == EvaluationTask::numbers && (classifier || counting.writes))
    counted = addNumbers(rows, answers, all);
  else if (counting.task == EvaluationTask::texts && counting.writes)
    counted = addTexts(counting, rows, answers, all);
  if (!counted) return counted.error();
  addLikelihoods(answers, all);
  return all;
}

}  // namespace s2s
