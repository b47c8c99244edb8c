#include "engine/evaluation/system_metrics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "engine/data/tasks_as_text.h"
#include "engine/evaluation/label_answers.h"
#include "engine/evaluation/likelihood_rows.h"
#include "engine/evaluation/target_script.h"
#include "engine/metrics/likelihood.h"
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

std::vector<std::string> usualMetrics(AnswerMetric::Of of) {
  if (of == AnswerMetric::Of::labels) return {"accuracy", "macro_f1", "matthews"};
  return {"pearson", "spearman", "mean_squared_error"};
}

/// The chosen ones of labels or numbers; of a system whose answers are of the other kind the usual ones.
std::vector<const AnswerMetric*> metricsOf(const Counting& counting, AnswerMetric::Of of) {
  std::vector<const AnswerMetric*> metrics;
  const auto add = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const auto metric = findAnswerMetric(name);
      if (metric && (*metric)->of == of) metrics.push_back(*metric);
    }
  };
  add(counting.metrics);
  if (metrics.empty()) add(usualMetrics(of));
  return metrics;
}

/// The workbench leaves rouge_score's words as they are; who asks for them should know what they leave out.
bool dropsHangul(const Counting& counting, std::span<const TextPair> rows) {
  const bool isRouge = std::ranges::any_of(counting.metrics,
                                           [](const std::string& name) { return name.starts_with("rouge"); });
  return isRouge && counting.options.texts.rougeTokenize == "ascii" && targetLanguage("", rows) == "ko";
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
    auto metric = makeMetric(name, counting.options.texts);
    if (!metric) return metric.error();
    auto statistics = SegmentStatistics::of(**metric, outputs, lists);
    if (!statistics) return statistics.error();
    SystemMetric& one = all.metrics.emplace_back();
    one.name = name;
    one.signature = (*metric)->signature({});
    one.higherIsBetter = (*metric)->higherIsBetter();
    one.rows = scoredStatistics(std::move(*metric), std::move(*statistics));
  }
  std::ranges::move(notesOnMetrics(counting, rows), std::back_inserter(all.notes));
  return {};
}

/// Of all tokens of the references; a character that vanishes is as good as a token that is unknown.
double unknownShare(std::span<const AnsweredRow> answers) {
  std::int64_t unknown = 0, tokens = 0;
  for (const AnsweredRow& answer : answers) {
    unknown += answer.likelihood->unknown + answer.likelihood->vanished;
    tokens += answer.likelihood->tokens + answer.likelihood->vanished;
  }
  return tokens > 0 ? static_cast<double>(unknown) / static_cast<double>(tokens) : 0.0;
}

std::string percentText(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100.0);
  return text;
}

void addLikelihoods(std::span<const AnsweredRow> answers, SystemMetrics& all) {
  if (!std::ranges::all_of(answers, [](const AnsweredRow& one) { return one.likelihood.has_value(); }))
    return;
  const bool finite = std::ranges::all_of(
      answers, [](const AnsweredRow& one) { return std::isfinite(one.likelihood->loss); });
  if (!finite) all.notes.push_back("likelihoods of references are no numbers: the weights are damaged");
  const double unknown = unknownShare(answers);
  const bool isWritable = unknown <= kMostUnknownTargets;
  if (!isWritable)
    all.notes.push_back("the vocabulary has no pieces for " + percentText(unknown) +
                        " of the references' tokens; its bits per byte, in which these are cheap, cannot be "
                        "compared");
  for (const LikelihoodMetric& metric : kLikelihoods) {
    all.metrics.push_back({metric.name, "", metric.how, metric.higherIsBetter,
                           finite ? scoredLikelihoods(answers, metric.measure) : nullptr,
                           metric.measure == LikelihoodMeasure::bitsPerByte && isWritable});
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
  const auto columns = classAnswers(rows, answers, counting.rules);
  if (!columns) return columns.error();
  for (const ClassAnswers& column : *columns) {
    for (const AnswerMetric* metric : metricsOf(counting, AnswerMetric::Of::labels)) {
      auto scored =
          scoreLabels(*metric, {column.labels, column.expected, column.predicted}, counting.options);
      if (!scored) return scored.error();
      all.metrics.push_back({metric->name, column.column, std::move(scored->signature),
                             metric->higherIsBetter, std::move(scored->rows)});
    }
    all.confusion.push_back(confusionOf(column));
    if (column.unknown > 0)
      all.notes.push_back(column.unknown == 1
                              ? "1 answer is no label and counts as wrong"
                              : std::to_string(column.unknown) + " answers are no label and count as wrong");
    if (column.snapped > 0)
      all.notes.push_back(column.snapped == 1 ? "1 answer was no label and became the nearest one"
                                              : std::to_string(column.snapped) +
                                                    " answers were no label and became the nearest one");
    if (column.snapped > 0 && counting.knowsRowsAlone)
      all.notes.push_back(
          "which labels it learned is not known, so the nearest one was looked for among those of the rows");
  }
  return {};
}

std::string unwritableNote(std::int64_t count, const AnswerRules& rules) {
  const std::string range = rules.known.front() + " to " + rules.known.back();
  if (count == 1) return "1 reference lies outside of " + range + ", which is all that can be written";
  return std::to_string(count) + " references lie outside of " + range + ", which is all that can be written";
}

Result<void> addNumbers(const Counting& counting, std::span<const TextPair> rows,
                        std::span<const AnsweredRow> answers, SystemMetrics& all) {
  const auto columns = numberAnswers(rows, answers, counting.rules);
  if (!columns) return columns.error();
  for (const NumberAnswers& column : *columns) {
    for (const AnswerMetric* metric : metricsOf(counting, AnswerMetric::Of::numbers)) {
      ScoredAnswers scored = scoreNumbers(*metric, column.expected, column.predicted, counting.options);
      all.metrics.push_back({metric->name, column.column, std::move(scored.signature), metric->higherIsBetter,
                             scored.isDefined ? std::move(scored.rows) : nullptr});
    }
    if (column.unreadable > 0)
      all.notes.push_back(column.unreadable == 1
                              ? "1 answer is no number and counts as -1"
                              : std::to_string(column.unreadable) + " answers are no number and count as -1");
    if (column.snapped > 0)
      all.notes.push_back(column.snapped == 1
                              ? "1 answer was none of the task's numbers and became the nearest one"
                              : std::to_string(column.snapped) +
                                    " answers were none of the task's numbers and became the nearest one");
    if (column.unwritable > 0) all.notes.push_back(unwritableNote(column.unwritable, counting.rules));
  }
  return {};
}

/// Of a model that was to write labels or numbers, and did not.
void noteUncounted(const Counting& counting, SystemMetrics& all) {
  if (counting.task == EvaluationTask::texts) return;
  std::string names;
  for (const std::string& name : countedNames(counting)) names += (names.empty() ? "" : ", ") + name;
  all.notes.push_back("nothing was written, so this is not counted: " + names);
}

/// The label that is looked for as the rows have it. Where words are written for labels, a label of the data
/// is its word; what is a word already stays one.
std::optional<std::string> writtenPositive(const EvaluationRequest& request, EvaluationTask task) {
  const auto& asText = request.data.asText;
  if (!request.positive || !asText || asText->kind != "labels" || task != EvaluationTask::labels)
    return request.positive;
  const bool isWord = std::ranges::any_of(
      asText->words, [&](const auto& written) { return written.second == *request.positive; });
  return isWord ? *request.positive : wordFor(*request.positive, *asText);
}

}  // namespace

Counting countingFor(const EvaluationRequest& request, EvaluationTask task, std::span<const TextPair> rows) {
  Counting counting;
  counting.task = task;
  counting.writes = request.writes;
  counting.forces = request.forces;
  counting.rules.corrected = request.snapsLabels;
  const auto& asText = request.data.asText;
  if (asText && (task == EvaluationTask::labels || asText->kind == "numbers")) {
    counting.rules.known = knownAnswers(*asText, rows);
    addLearnedAnswers(*asText, request.learnedLabels, counting.rules.known);
    counting.knowsRowsAlone = writesLabelsOfData(*asText) && request.learnedLabels.empty();
  }
  counting.options.positive = writtenPositive(request, task);
  counting.options.threshold = request.threshold;
  if (task == EvaluationTask::labels || task == EvaluationTask::numbers) {
    counting.metrics = request.metrics;
    if (counting.metrics.empty())
      counting.metrics =
          usualMetrics(task == EvaluationTask::labels ? AnswerMetric::Of::labels : AnswerMetric::Of::numbers);
    counting.headline = counting.metrics.front();
    return counting;
  }
  const std::string& named = request.toLanguage.empty() ? request.data.targetLanguage : request.toLanguage;
  counting.language = targetLanguage(named, rows);
  const MetricChoice headline = headlineMetric(counting.language);
  const MetricChoice tokenizer = defaultTokenizer(counting.language);
  counting.options.texts.tokenize = request.tokenize.empty() ? tokenizer.name : request.tokenize;
  if (!request.rougeTokenize.empty()) counting.options.texts.rougeTokenize = request.rougeTokenize;
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

std::vector<std::string> notesOnMetrics(const Counting& counting, std::span<const TextPair> rows) {
  if (counting.task != EvaluationTask::texts || !counting.writes || !dropsHangul(counting, rows)) return {};
  return {
      "rouge_score's tokenizer drops Hangul; s2s metrics, evaluate and compare keep all words with "
      "--rouge-tokenize unicode"};
}

std::vector<std::string> countedNames(const Counting& counting) {
  std::vector<std::string> names;
  if (counting.task == EvaluationTask::labels || counting.task == EvaluationTask::numbers) {
    const bool labels = counting.task == EvaluationTask::labels;
    const auto of = labels ? AnswerMetric::Of::labels : AnswerMetric::Of::numbers;
    for (const AnswerMetric* metric : metricsOf(counting, of)) names.push_back(metric->name);
    return names;
  }
  if (counting.writes) names = counting.metrics;
  if (counting.forces) {
    for (const LikelihoodMetric& metric : kLikelihoods) names.emplace_back(metric.name);
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
    counted = addNumbers(counting, rows, answers, all);
  else if (counting.task == EvaluationTask::labels && (classifier || counting.writes))
    counted = addClasses(counting, rows, answers, all);
  else if (counting.task == EvaluationTask::numbers && (classifier || counting.writes))
    counted = addNumbers(counting, rows, answers, all);
  else if (counting.task == EvaluationTask::texts && counting.writes)
    counted = addTexts(counting, rows, answers, all);
  if (!counted) return counted.error();
  if (!classifier && !counting.writes) noteUncounted(counting, all);
  addLikelihoods(answers, all);
  return all;
}

}  // namespace s2s
