#include "engine/evaluation/label_answers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<double> numberOf(const std::string& text) {
  const std::string bare = trimmed(text);
  double value = 0.0;
  const auto [end, problem] = std::from_chars(bare.data(), bare.data() + bare.size(), value);
  const bool whole = problem == std::errc() && end == bare.data() + bare.size();
  if (!whole || !std::isfinite(value)) return std::nullopt;
  return value;
}

Error notANumber(const std::string& text, const TextPair& row) {
  return {"'" + text + "' is not a number", "line " + std::to_string(row.line),
          "name the column of the numbers as the target", Error::Kind::invalidInput};
}

bool isClassifiers(const AnsweredRow& answer) { return !answer.verdicts.empty(); }

/// What was said in a column; what a model wrote is one column.
std::string saidIn(const AnsweredRow& answer, std::size_t column) {
  return isClassifiers(answer) ? answer.verdicts[column].label : trimmed(answer.output);
}

std::string expectedIn(const TextPair& row, std::size_t column, bool written) {
  return written ? row.target : row.labels[column];
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

ClassAnswers classesIn(std::span<const TextPair> rows, std::span<const AnsweredRow> answers,
                       std::size_t column, bool snaps) {
  const bool written = !isClassifiers(answers.front());
  std::set<std::string> known;
  for (const TextPair& row : rows) known.insert(expectedIn(row, column, written));
  if (!written) {
    for (const AnsweredRow& answer : answers) known.insert(saidIn(answer, column));
  }
  ClassAnswers classes;
  classes.column = columnName(answers.front(), column);
  classes.labels.assign(known.begin(), known.end());
  const auto placeOf = [&](const std::string& label) {
    return static_cast<std::int64_t>(std::ranges::lower_bound(classes.labels, label) -
                                     classes.labels.begin());
  };
  const LabelCorrector corrector(classes.labels);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string said = saidIn(answers[i], column);
    classes.expected.push_back(placeOf(expectedIn(rows[i], column, written)));
    if (known.contains(said)) {
      classes.predicted.push_back(placeOf(said));
    } else if (snaps) {
      ++classes.snapped;
      classes.predicted.push_back(static_cast<std::int64_t>(corrector.corrected(said).label));
    } else {
      ++classes.unknown;
      classes.predicted.push_back(static_cast<std::int64_t>(classes.labels.size()));
    }
  }
  return classes;
}

}  // namespace

Result<std::vector<ClassAnswers>> classAnswers(std::span<const TextPair> rows,
                                               std::span<const AnsweredRow> answers, bool snaps) {
  if (auto fits = checkColumns(rows, answers); !fits) return fits.error();
  std::vector<ClassAnswers> columns;
  for (std::size_t column = 0; column < columnsOf(answers); ++column)
    columns.push_back(classesIn(rows, answers, column, snaps));
  return columns;
}

Result<void> checkNumbers(std::span<const TextPair> rows) {
  for (const TextPair& row : rows) {
    for (const std::string& label : row.labels) {
      if (!numberOf(label)) return notANumber(label, row);
    }
  }
  return {};
}

Result<std::vector<NumberAnswers>> numberAnswers(std::span<const TextPair> rows,
                                                 std::span<const AnsweredRow> answers) {
  const bool written = !isClassifiers(answers.front());
  if (auto fits = checkColumns(rows, answers); !fits) return fits.error();
  std::vector<NumberAnswers> columns;
  for (std::size_t column = 0; column < columnsOf(answers); ++column) {
    NumberAnswers& numbers = columns.emplace_back();
    numbers.column = columnName(answers.front(), column);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string text = expectedIn(rows[i], column, written);
      const auto expected = numberOf(text);
      if (!expected) return notANumber(text, rows[i]);
      const auto said = written ? numberOf(answers[i].output) : answers[i].verdicts[column].number;
      numbers.unreadable += !said;
      numbers.expected.push_back(*expected);
      numbers.predicted.push_back(said.value_or(-1.0));
    }
  }
  return columns;
}

}  // namespace s2s
