#pragma once
// All numbers of one system over a test set.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/data/example.h"
#include "engine/evaluation/answered_row.h"
#include "engine/evaluation/evaluation_request.h"
#include "engine/metrics/answer_metrics.h"
#include "engine/metrics/written_answers.h"

namespace s2s {

struct SystemMetric {
  std::string name;       ///< "chrf++", "bits_per_byte", "accuracy"
  std::string column;     ///< the label column; empty where there is one
  std::string signature;  ///< how it came about
  bool higherIsBetter = true;
  /// Null where there is no score: the likelihoods are no numbers, or a correlation is undefined.
  std::unique_ptr<ScoredRows> rows;
  /// Whether a difference from another system says something: likelihoods a token belong to one vocabulary.
  bool isComparable = true;

  /// "accuracy" or, where there are several columns, "accuracy gender".
  std::string key() const { return column.empty() ? name : name + " " + column; }
};

struct SystemMetrics {
  std::vector<SystemMetric> metrics;  ///< the headline first
  Json confusion = Json::array();     ///< {"column","labels":[],"counts":[[]]}; the last column: no label
  std::vector<std::string> notes;     ///< answers that are none or became the nearest, references beyond
};

/// What is counted: decided by the request and the data together.
struct Counting {
  EvaluationTask task = EvaluationTask::texts;  ///< never automatic
  std::vector<std::string> metrics{};           ///< of the task
  AnswerOptions options{};
  bool writes = true, forces = true;
  AnswerRules rules{};     ///< of written labels and numbers; nothing is known without an as_text
  /// Of an as_text without words: nobody says which labels the models learned beside those of the rows.
  bool knowsRowsAlone = false;
  std::string language{};  ///< of the references; empty: not known
  std::string headline{};  ///< the metric to name first
  std::string reason{};    ///< why that one, and why BLEU is tokenized so; for people
};

/// `task` is what the systems can be held against; rows decide the language where nobody says it.
Counting countingFor(const EvaluationRequest& request, EvaluationTask task, std::span<const TextPair> rows);

/// What is to be known of the metrics themselves over these rows, before anything is answered; countSystem()
/// notes it of every system whose texts are counted.
std::vector<std::string> notesOnMetrics(const Counting& counting, std::span<const TextPair> rows);

/// Names of what countSystem() counts where all answers are of the task's own kind, in its order; of several
/// label columns each has them all.
std::vector<std::string> countedNames(const Counting& counting);

/// `answers` are one for each row, in their order; there is one at least.
Result<SystemMetrics> countSystem(const Counting& counting, std::span<const TextPair> rows,
                                  std::span<const AnsweredRow> answers);

}  // namespace s2s
