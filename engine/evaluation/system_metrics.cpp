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

struct LikelihoodMetric {
  const char* name;
  const char* how;
  bool higherIsBetter;
  LikelihoodMeasure measure;
};
constexpr LikelihoodMetric kLikelihoods[] = {
    {"loss", "nats a token, teacher-forced", false, LikelihoodMeasure::loss},
    {"token_accuracy", "share of tokens, teacher-forced", true, LikelihoodMeasure::tokenAccuracy},
    {"perplexity", "exp of the loss", false, LikelihoodMeasure::perplexity},
    {"bits_per_byte", "bits a UTF-8 byte of the references, teacher-forced", false,
     LikelihoodMeasure::bitsPerByte}};

struct ClassMetric {
  const char* name;
  const char* how;
  double (*score)(const ClassCounts& counts, std::int64_t classes);
};
constexpr ClassMetric kOfClasses[] = {
    {"accuracy", "share of rows", [](const ClassCounts& counts, std::int64_t) { return accuracy(counts); }},
    // What is no label of the data is no class of its own.
    {"macro_f1", "mean of the labels' F1",
     [](const ClassCounts& counts, std::int64_t classes) { return macroScores(counts, classes).f1; }},
    {"matthews", "Matthews correlation",
     [](const ClassCounts& counts, std::int64_t) { return matthewsCorrelation(counts); }}};

struct NumberMetric {
  const char* name;
  const char* how;
  bool higherIsBetter;
  double (*score)(std::span<const double> expected, std::span<const double> predicted);
};
constexpr NumberMetric kOfNumbers[] = {
    {"pearson", "Pearson correlation", true, &pearson},
    {"spearman", "Spearman rank correlation", true, &spearman},
    {"mean_squared_error", "mean squared error", false, &meanSquaredError}};

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
  for (const LikelihoodMetric& metric : kLikelihoods) {
    all.metrics.push_back({metric.name, "", metric.how, metric.higherIsBetter,
                           finite ? scoredLikelihoods(answers, metric.measure) : nullptr});
  }
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
    for (const ClassMetric& metric : kOfClasses) {
      all.metrics.push_back({metric.name, column.column, metric.how, true,
                             scoredLabels(column.expected, column.predicted,
                                          [classes, score = metric.score](const ClassCounts& counts) {
                                            return score(counts, classes);
                                          })});
    }
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
    for (const NumberMetric& metric : kOfNumbers) {
      all.metrics.push_back({metric.name, column.column, metric.how, metric.higherIsBetter,
                             scoredNumbers(column.expected, column.predicted, metric.score)});
    }
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
  const std::string& named = request.toLanguage.empty() ? request.data.targetLanguage : request.toLanguage;
  counting.language = targetLanguage(named, rows);
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

std::vector<std::string> countedNames(const Counting& counting) {
  std::vector<std::string> names;
  const auto add = [&](const auto& metrics) {
    for (const auto& metric : metrics) names.emplace_back(metric.name);
  };
  if (counting.task == EvaluationTask::labels) {
    add(kOfClasses);
  } else if (counting.task == EvaluationTask::numbers) {
    add(kOfNumbers);
  } else {
    if (counting.writes) names = counting.metrics;
    if (counting.forces) add(kLikelihoods);
  }
  return names;
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
