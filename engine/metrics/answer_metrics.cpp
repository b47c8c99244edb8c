#include "engine/metrics/answer_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/metrics/correlation.h"

namespace s2s {
namespace {

using Of = AnswerMetric::Of;

struct LabelKind {
  std::string_view name, title, signature;
  double (*score)(const ClassCounts&, std::int64_t classes);  ///< LabelScore
};

constexpr std::array kLabelKinds{
    LabelKind{"accuracy", "Accuracy", "",
              [](const ClassCounts& counts, std::int64_t) { return accuracy(counts); }},
    LabelKind{"macro_precision", "Macro precision", "average:macro|zero_division:0",
              [](const ClassCounts& counts, std::int64_t classes) {
                return macroScores(counts, classes).precision;
              }},
    LabelKind{
        "macro_recall", "Macro recall", "average:macro|zero_division:0",
        [](const ClassCounts& counts, std::int64_t classes) { return macroScores(counts, classes).recall; }},
    LabelKind{
        "macro_f1", "Macro F1", "average:macro|zero_division:0",
        [](const ClassCounts& counts, std::int64_t classes) { return macroScores(counts, classes).f1; }},
    LabelKind{"micro_precision", "Micro precision", "average:micro|zero_division:0",
              [](const ClassCounts& counts, std::int64_t classes) {
                return microScores(counts, classes).precision;
              }},
    LabelKind{
        "micro_recall", "Micro recall", "average:micro|zero_division:0",
        [](const ClassCounts& counts, std::int64_t classes) { return microScores(counts, classes).recall; }},
    LabelKind{
        "micro_f1", "Micro F1", "average:micro|zero_division:0",
        [](const ClassCounts& counts, std::int64_t classes) { return microScores(counts, classes).f1; }},
    LabelKind{"weighted_precision", "Weighted precision", "average:weighted|zero_division:0",
              [](const ClassCounts& counts, std::int64_t) { return weightedScores(counts).precision; }},
    LabelKind{"weighted_recall", "Weighted recall", "average:weighted|zero_division:0",
              [](const ClassCounts& counts, std::int64_t) { return weightedScores(counts).recall; }},
    LabelKind{"weighted_f1", "Weighted F1", "average:weighted|zero_division:0",
              [](const ClassCounts& counts, std::int64_t) { return weightedScores(counts).f1; }},
    LabelKind{"matthews", "Matthews correlation", "",
              [](const ClassCounts& counts, std::int64_t) { return matthewsCorrelation(counts); }}};

/// Of one label against all others.
struct BinaryKind {
  std::string_view name, title;
  double ClassScores::*score;
};

constexpr std::array kBinaryKinds{BinaryKind{"precision", "Precision", &ClassScores::precision},
                                  BinaryKind{"recall", "Recall", &ClassScores::recall},
                                  BinaryKind{"f1", "F1", &ClassScores::f1}};

Error invalid(std::string what, std::string where, std::string remedy) {
  return {std::move(what), std::move(where), std::move(remedy), Error::Kind::invalidInput};
}

/// One list of references, as long as the answers.
Result<void> checkPaired(const AnswerMetric& metric, std::span<const std::string> answers,
                         ReferenceLists references) {
  if (references.size() != 1)
    return invalid(metric.name + " compares with one reference",
                   std::to_string(references.size()) + " are given", "give one file of references");
  if (answers.empty()) return invalid("there is nothing to score", "", "give at least one line");
  if (answers.size() != references.front().size())
    return invalid(std::to_string(answers.size()) + " answers and " +
                       std::to_string(references.front().size()) + " references",
                   "", "give one reference for every answer");
  return {};
}

/// The number of the positive label: the one named, else "1", as scikit-learn takes it.
Result<std::int64_t> positiveLabel(const AnswerMetric& metric, const NumberedLabels& labels,
                                   const AnswerOptions& options) {
  if (!options.positive && labels.names.size() > 2)
    return invalid(metric.name + " is of one label against the rest, and there are " +
                       std::to_string(labels.names.size()),
                   "", "name it with --positive, or take macro_" + metric.name);
  const std::string wanted = options.positive.value_or("1");
  const auto found = std::ranges::find(labels.names, wanted);
  if (found != labels.names.end()) return found - labels.names.begin();
  std::string known;
  for (std::size_t i = 0; i < std::min<std::size_t>(labels.names.size(), 20); ++i)
    known += (i == 0 ? "" : ", ") + labels.names[i];
  return invalid("the label '" + wanted + "' does not occur", "", "name one with --positive: " + known);
}

Result<ScoredAnswers> scoreNumberLines(const AnswerMetric& metric, std::span<const std::string> answers,
                                       const std::vector<std::string>& references,
                                       const AnswerOptions& options) {
  const auto predicted = readNumbers(answers), expected = readNumbers(references);
  for (const auto* side : {&predicted, &expected}) {
    if (*side) continue;
    Error error = side->error();
    error.where += side == &predicted ? " of the answers" : " of the references";
    return error;
  }
  return scoreNumbers(metric, *expected, *predicted, options);
}

Result<ScoredAnswers> scoreTexts(const AnswerMetric& metric, std::span<const std::string> answers,
                                 ReferenceLists references, const AnswerOptions& options) {
  Result<std::unique_ptr<Metric>> made = makeMetric(metric.name, options.texts);
  if (!made) return made.error();
  Result<SegmentStatistics> statistics = SegmentStatistics::of(**made, answers, references);
  if (!statistics) return statistics.error();
  ScoredAnswers scored;
  scored.metric = std::move(*made);
  scored.sum = statistics->sum();
  scored.rows = scoredStatistics(scored.metric, std::move(*statistics));
  return scored;
}

}  // namespace

const std::vector<AnswerMetric>& answerMetrics() {
  static const std::vector<AnswerMetric> all = [] {
    std::vector<AnswerMetric> metrics;
    for (const MetricKind& kind : metricKinds().entries())
      metrics.push_back({std::string(kind.name), std::string(kind.title), Of::texts, kind.name != "ter"});
    for (const LabelKind& kind : kLabelKinds)
      metrics.push_back({std::string(kind.name), std::string(kind.title), Of::labels});
    for (const BinaryKind& kind : kBinaryKinds)
      metrics.push_back({std::string(kind.name), std::string(kind.title), Of::labels});
    metrics.push_back({"pearson", "Pearson's correlation", Of::numbers});
    metrics.push_back({"spearman", "Spearman's correlation", Of::numbers});
    metrics.push_back({"binarised_f1", "F1 of binarised numbers", Of::numbers});
    metrics.push_back({"mean_squared_error", "Mean squared error", Of::numbers, false});
    return metrics;
  }();
  return all;
}

Result<const AnswerMetric*> findAnswerMetric(std::string_view name) {
  std::string known;
  for (const AnswerMetric& metric : answerMetrics()) {
    if (metric.name == name) return &metric;
    known += (known.empty() ? "" : ", ") + metric.name;
  }
  return invalid("unknown metric '" + std::string(name) + "'", "", "use one of: " + known);
}

Result<ScoredAnswers> scoreAnswers(const AnswerMetric& metric, std::span<const std::string> answers,
                                   ReferenceLists references, const AnswerOptions& options) {
  if (metric.of == Of::texts) return scoreTexts(metric, answers, references, options);
  if (auto checked = checkPaired(metric, answers, references); !checked) return checked.error();
  if (metric.of == Of::labels) return scoreLabels(metric, numberLabels(references.front(), answers), options);
  return scoreNumberLines(metric, answers, references.front(), options);
}

Result<ScoredAnswers> scoreLabels(const AnswerMetric& metric, const NumberedLabels& labels,
                                  const AnswerOptions& options) {
  ScoredAnswers scored;
  const auto* const kind = std::ranges::find(kLabelKinds, metric.name, &LabelKind::name);
  if (kind != kLabelKinds.end()) {
    scored.rows = scoredLabels(labels, kind->score);
    scored.signature = "labels:" + std::to_string(labels.names.size());
    if (!kind->signature.empty()) scored.signature += "|" + std::string(kind->signature);
    return scored;
  }
  const Result<std::int64_t> positive = positiveLabel(metric, labels, options);
  if (!positive) return positive.error();
  const auto* const binary = std::ranges::find(kBinaryKinds, metric.name, &BinaryKind::name);
  scored.rows = scoredLabels(
      labels, [number = *positive, score = binary->score](const ClassCounts& counts, std::int64_t) {
        return binaryScores(counts, number).*score;
      });
  scored.signature =
      "average:binary|positive:" + labels.names[static_cast<std::size_t>(*positive)] + "|zero_division:0";
  return scored;
}

ScoredAnswers scoreNumbers(const AnswerMetric& metric, std::span<const double> expected,
                           std::span<const double> predicted, const AnswerOptions& options) {
  ScoredAnswers scored;
  if (metric.name == "binarised_f1") {
    scored.rows = scoredNumbers(expected, predicted, [threshold = options.threshold](auto x, auto y) {
      return binarisedF1(x, y, threshold);
    });
    std::string threshold = std::to_string(options.threshold);
    threshold.erase(std::max(threshold.find_last_not_of('0'), threshold.find('.') + 1) + 1);
    scored.signature = "average:binary|positive:at least " + threshold;
    return scored;
  }
  if (metric.name == "mean_squared_error") {
    scored.rows = scoredNumbers(expected, predicted, &meanSquaredError);
    return scored;
  }
  const bool ofRanks = metric.name == "spearman";
  scored.rows =
      scoredNumbers(expected, predicted, ofRanks ? &spearman : &pearson, ofRanks ? &ranks : &standardised);
  const CorrelationTest test = ofRanks ? spearmanTest(expected, predicted) : pearsonTest(expected, predicted);
  scored.isDefined = std::isfinite(test.correlation);
  return scored;
}

Result<std::vector<double>> readNumbers(std::span<const std::string> lines) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::optional<double> number = numberInText(lines[i]);
    if (!number)
      return invalid("'" + lines[i] + "' is not a number", "line " + std::to_string(i + 1),
                     "give one number a line");
    if (!std::isfinite(*number))
      return invalid("'" + lines[i] + "' is no finite number", "line " + std::to_string(i + 1),
                     "leave such lines out on both sides");
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace s2s
