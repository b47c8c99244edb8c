#include "engine/metrics/written_answers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/core/json.h"
#include "engine/core/text_file.h"
#include "engine/data/tasks_as_text.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

Json golden(const char* part) {
  const Json all = parseJson(*readTextFile(test::golden("as_text/as_text.json")), "as_text.json").value();
  return all.at(part);
}

WrittenAnswerScores scored(const Json& part, const AnswerRules& rules) {
  const auto answers = part.at("answers").get<std::vector<std::string>>();
  const auto expected = part.at("expected").get<std::vector<std::string>>();
  return scoreWrittenAnswers(answers, expected, rules);
}

const std::vector<std::string> kLabels = {"negative", "neutral", "positive"};

TEST(WrittenAnswersTest, WordsAreScoredAsScikitLearnScoresLabels) {
  const Json words = golden("words");
  const auto scores = scored(words, {kLabels});
  EXPECT_DOUBLE_EQ(scores.accuracy, words.at("accuracy").get<double>());
  EXPECT_DOUBLE_EQ(scores.macroF1, words.at("macro_f1").get<double>());
  EXPECT_EQ(scores.corrected, 0);
}

TEST(WrittenAnswersTest, UncorrectedAnswersThatAreNoLabelAreWrong) {
  const Json words = golden("with_unknown");
  const auto scores = scored(words, {kLabels, false, false});
  EXPECT_DOUBLE_EQ(scores.accuracy, words.at("accuracy").get<double>());
  EXPECT_DOUBLE_EQ(scores.macroF1, words.at("macro_f1").get<double>());
  const auto answers = words.at("answers").get<std::vector<std::string>>();
  EXPECT_EQ(scores.unknown, std::ranges::count(answers, "what"));
}

TEST(WrittenAnswersTest, NumbersAreScoredAsScipyScoresThem) {
  const Json numbers = golden("numbers");
  AsText task;
  task.kind = "numbers";
  const auto scores = scored(numbers, {knownAnswers(task, {}), true});
  EXPECT_DOUBLE_EQ(scores.accuracy, numbers.at("accuracy").get<double>());
  EXPECT_NEAR(scores.pearson, numbers.at("pearson").get<double>(), 1e-12);
  EXPECT_NEAR(scores.spearman, numbers.at("spearman").get<double>(), 1e-12);
}

TEST(WrittenAnswersTest, ACorrelationWithASideThatDoesNotVaryIsUndefined) {
  const std::vector<std::string> answers = {"2.0", "2.0", "2.0"}, expected = {"1.0", "2.0", "3.0"};
  const auto scores = scoreWrittenAnswers(answers, expected, {{"1.0", "2.0", "3.0"}, true});
  EXPECT_TRUE(std::isnan(scores.pearson)) << "as SciPy has it";
  EXPECT_TRUE(std::isnan(scores.spearman));
}

TEST(WrittenAnswersTest, CorrectionsAreCountedAndCanBeOff) {
  const std::vector<std::string> answers = {"positve", " negative\n", "pos"},
                                 expected = {"positive", "negative", "positive"};
  const auto corrected = scoreWrittenAnswers(answers, expected, {kLabels});
  EXPECT_EQ(corrected.corrected, 2);
  EXPECT_DOUBLE_EQ(corrected.accuracy, 1.0);
  const auto as = scoreWrittenAnswers(answers, expected, {kLabels, false, false});
  EXPECT_EQ(as.corrected, 0);
  EXPECT_EQ(as.unknown, 2);
  EXPECT_DOUBLE_EQ(as.accuracy, 1.0 / 3.0);
}

TEST(WrittenAnswersTest, AnUncorrectedNumberThatIsNoClassCountsAsItIs) {
  const std::vector<std::string> answers = {"1.1", "2.1", "3.1"}, expected = {"1.0", "2.0", "3.0"};
  const auto scores = scoreWrittenAnswers(answers, expected, {{"1.0", "2.0", "3.0"}, true, false});
  EXPECT_EQ(scores.unknown, 3);
  EXPECT_EQ(scores.accuracy, 0.0);
  EXPECT_NEAR(scores.pearson, 1.0, 1e-12);
}

TEST(WrittenAnswersTest, AnAnswerThatIsNoNumberCountsAsMinusOne) {
  const std::vector<std::string> answers = {"1.0", "2.0", "many"}, expected = {"1.0", "2.0", "3.0"};
  const auto scores = scoreWrittenAnswers(answers, expected, {{"1.0", "2.0", "3.0"}, true, false});
  EXPECT_LT(scores.pearson, 0.0) << "(1, 2, 3) against (1, 2, -1)";
}

}  // namespace
}  // namespace s2s
