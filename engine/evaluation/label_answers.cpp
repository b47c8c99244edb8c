#include "engine/evaluation/label_answers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "engine/core/number_text.h"
#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

Error notANumber(const Error& why, const TextPair& row) {
  return {why.what, "line " + std::to_string(row.line), "name the column of the numbers as the target",
          Error::Kind::invalidInput};
}

bool isClassifiers(const AnsweredRow& answer) { return !answer.verdicts.empty(); }

/// A single label as it is told, which is its word where labels are written: so heads and models that write
/// are held against the same.
std::string expectedLabel(const TextPair& row, std::size_t column, std::size_t columns) {
  return std::string(trimmedLabel(columns == 1 ? row.target : row.labels[column]));
}

std::string labelSaid(const AnsweredRow& answer, std::size_t column) {
  const bool isSingle = answer.verdicts.size() == 1;
  return std::string(trimmedLabel(isSingle ? answer.output : answer.verdicts[column].label));
}

/// The data's own number, also where the reference is a text that it was rounded for. A model that writes one
/// number is no judge of several columns: their labels joined are none.
std::string expectedNumber(const TextPair& row, std::size_t column, bool written) {
  const bool isJoined = written && row.labels.size() != 1;
  return std::string(trimmedLabel(isJoined ? row.target : row.labels[column]));
}

/// What the known numbers, in rising order, begin and end with.
std::pair<double, double> limitsOf(const AnswerRules& rules) {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  if (rules.known.empty()) return {-kNone, kNone};
  return {finiteNumberInText(rules.known.front()).value_or(-kNone),
          finiteNumberInText(rules.known.back()).value_or(kNone)};
}

/// All columns of what classifiers said; what a model wrote is held against the joined labels.
std::size_t columnsOf(std::span<const AnsweredRow> answers) {
  return answers.empty() || !isClassifiers(answers.front()) ? 1 : answers.front().verdicts.size();
}

std::string columnName(const AnsweredRow& answer, std::size_t column) {
  return isClassifiers(answer) ? answer.verdicts[column].column : "";
}

Result<void> checkColumns(std::span<const TextPair> rows, std::span<const AnsweredRow> answers) {
  if (!isClassifiers(answers.front()) || rows.front().labels.size() == columnsOf(answers)) return {};
  return Error{"the model gives " + std::to_string(columnsOf(answers)) + " labels and the data names " +
                   std::to_string(rows.front().labels.size()),
               "", "name as many label columns", Error::Kind::invalidInput};
}

TakenAnswers takenOf(std::span<const AnsweredRow> answers, const AnswerRules& rules) {
  std::vector<std::string> outputs;
  for (const AnsweredRow& answer : answers) outputs.push_back(answer.output);
  return takeAnswers(outputs, rules);
}

/// Without known ones, those that the rows hold.
AnswerRules rulesFor(std::span<const TextPair> rows, AnswerRules rules) {
  if (!rules.known.empty()) return rules;
  std::set<std::string> labels;
  for (const TextPair& row : rows) labels.insert(row.target);
  rules.known.assign(labels.begin(), labels.end());
  return rules;
}

/// What was said of each row; nothing where that is no label.
std::vector<std::optional<std::string>> labelsSaid(std::span<const TextPair> rows,
                                                   std::span<const AnsweredRow> answers, std::size_t column,
                                                   const AnswerRules& rules, ClassAnswers& classes) {
  std::vector<std::optional<std::string>> said;
  if (isClassifiers(answers.front())) {
    for (const AnsweredRow& answer : answers) said.emplace_back(labelSaid(answer, column));
    return said;
  }
  const AnswerRules whole = rulesFor(rows, rules);
  const TakenAnswers taken = takenOf(answers, whole);
  classes.snapped = taken.corrected;
  classes.unknown = taken.unknown;
  for (const auto& known : taken.known)
    said.push_back(known ? std::optional<std::string>(trimmedLabel(whole.known[*known])) : std::nullopt);
  return said;
}

ClassAnswers classesIn(std::span<const TextPair> rows, std::span<const AnsweredRow> answers,
                       std::size_t column, const AnswerRules& rules) {
  const std::size_t columns = columnsOf(answers);
  ClassAnswers classes;
  classes.column = columnName(answers.front(), column);
  const auto said = labelsSaid(rows, answers, column, rules, classes);
  std::set<std::string> labels;
  for (const TextPair& row : rows) labels.insert(expectedLabel(row, column, columns));
  for (const auto& label : said) {
    if (label) labels.insert(*label);
  }
  classes.labels.assign(labels.begin(), labels.end());
  const auto placeOf = [&](const std::string& label) {
    return static_cast<std::int64_t>(std::ranges::lower_bound(classes.labels, label) -
                                     classes.labels.begin());
  };
  const auto none = static_cast<std::int64_t>(classes.labels.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    classes.expected.push_back(placeOf(expectedLabel(rows[i], column, columns)));
    classes.predicted.push_back(said[i] ? placeOf(*said[i]) : none);
  }
  return classes;
}

/// What a head of numbers says, or what a head of labels says read as a number.
std::optional<double> numberSaid(const RowVerdict& verdict) {
  return verdict.number ? verdict.number : finiteNumberInText(verdict.label);
}

/// The numbers that were said in a column; nothing where an answer is none.
std::vector<std::optional<double>> numbersSaid(std::span<const AnsweredRow> answers, std::size_t column,
                                               const AnswerRules& rules, NumberAnswers& numbers) {
  std::vector<std::optional<double>> said;
  if (isClassifiers(answers.front())) {
    for (const AnsweredRow& answer : answers) said.push_back(numberSaid(answer.verdicts[column]));
    return said;
  }
  for (const AnsweredRow& answer : answers) said.push_back(finiteNumberInText(answer.output));
  if (rules.known.empty()) return said;  // any number may be written
  const TakenAnswers taken = takenOf(answers, rules);
  numbers.snapped = taken.corrected;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (taken.known[i]) said[i] = finiteNumberInText(rules.known[*taken.known[i]]);
  }
  return said;
}

}  // namespace

Result<std::vector<ClassAnswers>> classAnswers(std::span<const TextPair> rows,
                                               std::span<const AnsweredRow> answers,
                                               const AnswerRules& rules) {
  if (auto fits = checkColumns(rows, answers); !fits) return fits.error();
  std::vector<ClassAnswers> columns;
  for (std::size_t column = 0; column < columnsOf(answers); ++column)
    columns.push_back(classesIn(rows, answers, column, rules));
  return columns;
}

Result<std::vector<NumberAnswers>> numberAnswers(std::span<const TextPair> rows,
                                                 std::span<const AnsweredRow> answers,
                                                 const AnswerRules& rules) {
  const bool written = !isClassifiers(answers.front());
  if (auto fits = checkColumns(rows, answers); !fits) return fits.error();
  const auto [least, most] = limitsOf(rules);
  std::vector<NumberAnswers> columns;
  for (std::size_t column = 0; column < columnsOf(answers); ++column) {
    NumberAnswers& numbers = columns.emplace_back();
    numbers.column = columnName(answers.front(), column);
    const auto said = numbersSaid(answers, column, rules, numbers);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string text = expectedNumber(rows[i], column, written);
      const auto expected = readFiniteNumber(text);
      if (!expected) return notANumber(expected.error(), rows[i]);
      const bool isNumber = said[i] && std::isfinite(*said[i]);
      numbers.unreadable += !isNumber;
      numbers.unwritable += written && (*expected < least || *expected > most);
      numbers.expected.push_back(*expected);
      numbers.predicted.push_back(isNumber ? *said[i] : -1.0);
    }
  }
  return columns;
}

}  // namespace s2s
