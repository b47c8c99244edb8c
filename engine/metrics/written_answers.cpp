#include "engine/metrics/written_answers.h"

#include <set>

#include "engine/core/number_text.h"
#include "engine/metrics/classification.h"
#include "engine/metrics/correlation.h"
#include "engine/metrics/label_corrector.h"

namespace s2s {
namespace {

double numberOf(const std::string& text) {
  constexpr double kNoNumber = -1.0;
  return finiteNumberInText(text).value_or(kNoNumber);
}

/// Answers that are no label have no F1 of their own.
double macroF1OfKnown(const std::vector<std::int64_t>& expected, const std::vector<std::int64_t>& predicted,
                      std::int64_t unknown) {
  std::set<std::int64_t> classes(expected.begin(), expected.end());
  classes.insert(predicted.begin(), predicted.end());
  const double score = macroF1(expected, predicted);  // that of `unknown` is 0, as nothing of it was expected
  if (!classes.contains(unknown)) return score;
  return score * static_cast<double>(classes.size()) / static_cast<double>(classes.size() - 1);
}

}  // namespace

TakenAnswers takeAnswers(std::span<const std::string> answers, const AnswerRules& rules) {
  const LabelCorrector corrector(rules.known);
  TakenAnswers taken;
  for (const std::string& answer : answers) {
    auto known = corrector.exactly(answer);
    if (!known && rules.corrected) {
      known = corrector.corrected(answer).label;
      ++taken.corrected;
    } else if (!known) {
      ++taken.unknown;
    }
    taken.known.push_back(known);
  }
  return taken;
}

WrittenAnswerScores scoreWrittenAnswers(std::span<const std::string> answers,
                                        std::span<const std::string> expected, const AnswerRules& rules) {
  const LabelCorrector corrector(rules.known);
  const auto unknown = static_cast<std::int64_t>(rules.known.size());
  const TakenAnswers taken = takeAnswers(answers, rules);
  WrittenAnswerScores scores;
  scores.rows = static_cast<std::int64_t>(answers.size());
  scores.corrected = taken.corrected;
  scores.unknown = taken.unknown;
  std::vector<std::int64_t> expectedClasses, writtenClasses;
  std::vector<double> expectedValues, writtenValues;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& label = taken.known[i];
    writtenClasses.push_back(label ? static_cast<std::int64_t>(*label) : unknown);
    expectedClasses.push_back(
        static_cast<std::int64_t>(corrector.exactly(expected[i]).value_or(rules.known.size() + 1)));
    if (!rules.areNumbers) continue;
    writtenValues.push_back(numberOf(label ? rules.known[*label] : answers[i]));
    expectedValues.push_back(numberOf(expected[i]));
  }
  scores.accuracy = accuracy(expectedClasses, writtenClasses);
  if (rules.areNumbers) {
    scores.pearson = pearsonTest(expectedValues, writtenValues).correlation;
    scores.spearman = spearmanTest(expectedValues, writtenValues).correlation;
  } else {
    scores.macroF1 = macroF1OfKnown(expectedClasses, writtenClasses, unknown);
  }
  return scores;
}

}  // namespace s2s
