#pragma once
// What one system said of one row of a test set.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// What a classifier says in one label column.
struct RowVerdict {
  std::string column;  ///< empty where there is one
  std::string label;
  std::vector<std::pair<std::string, double>> probabilities;  ///< in the order of the labels
  std::optional<double> number;  ///< regression, in place of label and probabilities
};

/// The likelihood of a row's reference.
struct RowLikelihood {
  double loss = 0.0;         ///< nats, mean over the reference's tokens, the end token included
  std::int64_t tokens = 0;   ///< of the reference, in this system's vocabulary
  std::int64_t correct = 0;  ///< of these, those that are the teacher-forced arg-max
  std::int64_t bytes = 0;    ///< of the reference in UTF-8, of one that was cut what is kept of it
  std::int64_t unknown = 0;  ///< of the tokens, those that stand for text the vocabulary has no piece for
  std::int64_t vanished = 0;  ///< characters of the reference that the tokenizer drops: no token is theirs

  double negativeLogLikelihood() const { return loss * static_cast<double>(tokens); }
};

struct AnsweredRow {
  std::size_t row = 0;            ///< in the test set, from 0
  std::string output;             ///< the best answer; of classifiers the labels or numbers, joined by ", "
  std::vector<std::int64_t> ids;  ///< of the answer, with the end token where it was produced
  double score = 0.0;             ///< of the answer, as GeneratedSequence::score
  std::optional<RowLikelihood> likelihood;
  std::vector<RowVerdict> verdicts;  ///< of classifiers, one for each label column
  bool sourceCut = false;            ///< to the model's positions; of a classifier its text or texts
  bool referenceCut = false;
  /// What answering it took: its share of its batch's time, in the sitting that asked for it. 0 where nobody
  /// measured it, as former versions did not.
  double seconds = 0.0;
};

/// The answer as a table keeps it: of numbers all digits, so that they can be scored from the text as they
/// are here, where `output` is for people.
std::string exactText(const AnsweredRow& answer);

/// One line of an outputs file.
Json toJson(const AnsweredRow& answer);
/// Of such a line; nothing where it is not one.
std::optional<AnsweredRow> answeredRowOf(const Json& line);

}  // namespace s2s
