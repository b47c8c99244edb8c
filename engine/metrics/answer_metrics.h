#pragma once
// Every metric by one name, over answers and references as lines of text: texts, labels or numbers.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"
#include "engine/metrics/scored_rows.h"

namespace s2s {

struct AnswerMetric {
  enum class Of { texts, labels, numbers };

  std::string name;   ///< "chrf++", "macro_f1", "pearson"
  std::string title;  ///< "chrF++", "Macro F1", "Pearson's correlation"
  Of of = Of::texts;
  bool higherIsBetter = true;
};

/// All of them: metricKinds(), then those of labels, then those of numbers.
const std::vector<AnswerMetric>& answerMetrics();

/// The metric of that name, or an error of kind invalidInput that lists the known ones.
Result<const AnswerMetric*> findAnswerMetric(std::string_view name);

struct AnswerOptions {
  MetricOptions texts{};
  std::optional<std::string> positive{};  ///< of precision, recall and f1: the label that is looked for
  double threshold = 3.0;                 ///< of binarised_f1
};

/// One system's answers under one metric: its score, ready for intervals and paired tests.
struct ScoredAnswers {
  std::unique_ptr<ScoredRows> rows;
  std::shared_ptr<const Metric> metric;  ///< of texts only
  std::vector<double> sum;               ///< its statistics over all segments
  std::string signature;                 ///< of labels and numbers; a metric of texts writes its own
  bool isDefined = true;  ///< false: a correlation with a side that does not vary; `rows` give 0 for it

  std::string signatureFor(const SignatureFacts& facts) const {
    return metric ? metric->signature(facts) : signature;
  }
};

/// Labels and numbers have one reference each. Lists of different length, lines that are no finite number and
/// a positive label that does not occur are errors of kind invalidInput.
Result<ScoredAnswers> scoreAnswers(const AnswerMetric& metric, std::span<const std::string> answers,
                                   ReferenceLists references, const AnswerOptions& options = {});

/// The same of labels that are numbered already, under a metric of labels. An answer that is no label is
/// wrong, and no class of its own.
Result<ScoredAnswers> scoreLabels(const AnswerMetric& metric, const NumberedLabels& labels,
                                  const AnswerOptions& options = {});

/// The same of finite numbers, under a metric of numbers; the sides are equally long.
ScoredAnswers scoreNumbers(const AnswerMetric& metric, std::span<const double> expected,
                           std::span<const double> predicted, const AnswerOptions& options = {});

/// One finite number a line; a line that is none is an error of kind invalidInput that names it.
Result<std::vector<double>> readNumbers(std::span<const std::string> lines);

}  // namespace s2s
