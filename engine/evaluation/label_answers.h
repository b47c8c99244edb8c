#pragma once
// Answers as classes or numbers, whether a head gave them or a model wrote them.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/data/example.h"
#include "engine/evaluation/answered_row.h"
#include "engine/metrics/written_answers.h"

namespace s2s {

/// One label column: classes by their numbers in `labels`.
struct ClassAnswers {
  std::string column;               ///< empty where there is one
  /// Sorted, without white space at their ends; those of the rows, and the labels that were given beside
  /// them.
  std::vector<std::string> labels;
  std::vector<std::int64_t> expected, predicted;  ///< labels.size(): what was written is no label
  std::int64_t unknown = 0;                       ///< rows whose answer is no label
  std::int64_t snapped = 0;                       ///< rows whose answer became the nearest label
};

/// `rows` hold their labels, a single one also as their reference: where labels are written as words, as its
/// word, under which a head's answers count too. `answers` are one for each row, and there is one at least. A
/// classifier with another number of label columns than the data is an error of kind invalidInput. Written
/// answers are taken by the rules, as in training (takeAnswers()); where these name no known ones, known are
/// the rows' labels.
Result<std::vector<ClassAnswers>> classAnswers(std::span<const TextPair> rows,
                                               std::span<const AnsweredRow> answers,
                                               const AnswerRules& rules);

/// One column of numbers.
struct NumberAnswers {
  std::string column;
  std::vector<double> expected, predicted;
  std::int64_t unreadable = 0;  ///< answers that are no number; they count as -1, as in T5's own code
  std::int64_t snapped = 0;     ///< written answers that became the nearest known one
  std::int64_t unwritable = 0;  ///< references of written answers beyond the known ones
};

/// The same for numbers: what is expected is the data's number, whatever text it is written as. Known ones
/// are in rising order; where the rules name none, any number is one. A head's label is the number that it
/// reads as. A reference that is none is an error of
/// kind invalidInput that names its line.
Result<std::vector<NumberAnswers>> numberAnswers(std::span<const TextPair> rows,
                                                 std::span<const AnsweredRow> answers,
                                                 const AnswerRules& rules = {});

}  // namespace s2s
