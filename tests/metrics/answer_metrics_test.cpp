#include "engine/metrics/answer_metrics.h"

#include <gtest/gtest.h>

#include <set>

namespace s2s {
namespace {

using Lines = std::vector<std::string>;

Result<double> scoreOf(const std::string& name, const Lines& answers, const Lines& references,
                       const AnswerOptions& options = {}) {
  const auto metric = findAnswerMetric(name);
  if (!metric) return metric.error();
  const std::vector<Lines> lists{references};
  const auto scored = scoreAnswers(**metric, answers, lists, options);
  if (!scored) return scored.error();
  return scored->rows->score();
}

TEST(AnswerMetricsTest, EveryMetricHasItsOwnNameAndScores) {
  std::set<std::string> names;
  const Lines answers{"1", "0", "1", "0.5"}, references{"1", "0", "0", "0.5"};
  AnswerOptions options;
  options.positive = "1";
  for (const AnswerMetric& metric : answerMetrics()) {
    EXPECT_TRUE(names.insert(metric.name).second) << metric.name;
    EXPECT_FALSE(metric.title.empty()) << metric.name;
    EXPECT_TRUE(scoreOf(metric.name, answers, references, options)) << metric.name;
  }
  EXPECT_EQ(scoreOf("accuracy", answers, references).value(), 0.75);
}

TEST(AnswerMetricsTest, TheHigherTheBetterButForErrors) {
  for (const AnswerMetric& metric : answerMetrics())
    EXPECT_EQ(metric.higherIsBetter, metric.name != "ter" && metric.name != "mean_squared_error");
}

TEST(AnswerMetricsTest, BinaryScoresNeedToKnowWhatIsLookedFor) {
  const Lines answers{"yes", "no", "no"}, references{"yes", "yes", "no"};
  EXPECT_FALSE(scoreOf("f1", answers, references));  // no label is called 1
  AnswerOptions options;
  options.positive = "yes";
  EXPECT_NEAR(scoreOf("f1", answers, references, options).value(), 2.0 / 3.0, 1e-15);
  EXPECT_EQ(scoreOf("precision", answers, references, options).value(), 1.0);
  EXPECT_EQ(scoreOf("recall", answers, references, options).value(), 0.5);
  const auto several = scoreOf("f1", {"a", "b", "c"}, {"a", "b", "c"});
  ASSERT_FALSE(several);
  EXPECT_NE(several.error().message().find("macro_f1"), std::string::npos);
}

TEST(AnswerMetricsTest, ALineThatIsNoNumberIsNamed) {
  const auto scored = scoreOf("pearson", {"1", "2", "x3"}, {"1", "2", "3"});
  ASSERT_FALSE(scored);
  EXPECT_EQ(scored.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(scored.error().message().find("line 3"), std::string::npos) << scored.error().message();
}

TEST(AnswerMetricsTest, ANumberMayHaveAPlusSign) {
  EXPECT_EQ(scoreOf("mean_squared_error", {"+1", "2"}, {"1", "+2.0"}).value(), 0.0);
}

TEST(AnswerMetricsTest, NumbersAreFiniteAndUndefinedCorrelationsAreTold) {
  const Lines right{"1", "2", "3"}, wrong{"1", "nan", "3"}, endless{"inf", "2", "3"}, flat{"2", "2", "2"};
  const std::vector<Lines> references{right};
  const AnswerMetric& spearman = **findAnswerMetric("spearman");
  for (const auto* answers : {&wrong, &endless}) {
    const auto scored = scoreAnswers(spearman, *answers, references);
    ASSERT_FALSE(scored);
    EXPECT_NE(scored.error().message().find("line "), std::string::npos) << scored.error().message();
  }
  EXPECT_FALSE(scoreAnswers(spearman, flat, references)->isDefined);
  EXPECT_TRUE(scoreAnswers(spearman, right, references)->isDefined);
  EXPECT_TRUE(scoreAnswers(**findAnswerMetric("mean_squared_error"), flat, references)->isDefined);
}

TEST(AnswerMetricsTest, WhatIsNoLabelIsNoClass) {
  // sklearn: f1_score(y, p, labels=[0, 1], average=…, zero_division=0) with p[3] = 2.
  const NumberedLabels labels{{"a", "b"}, {0, 0, 1, 1}, {0, 1, 1, 2}};
  const auto score = [&](const char* name) {
    return scoreLabels(**findAnswerMetric(name), labels)->rows->score();
  };
  EXPECT_NEAR(score("micro_precision"), 2.0 / 3, 1e-12);
  EXPECT_NEAR(score("micro_recall"), 0.5, 1e-12);
  EXPECT_NEAR(score("macro_f1"), (2.0 / 3 + 0.5) / 2, 1e-12);
  EXPECT_NEAR(score("weighted_f1"), (2.0 / 3 + 0.5) / 2, 1e-12);
  EXPECT_NEAR(score("accuracy"), 0.5, 1e-12);
}

TEST(AnswerMetricsTest, LabelsHaveOneReference) {
  const std::vector<Lines> lists{{"a"}, {"b"}};
  EXPECT_FALSE(scoreAnswers(**findAnswerMetric("accuracy"), lists[0], lists));
  EXPECT_TRUE(scoreAnswers(**findAnswerMetric("bleu"), lists[0], lists));
  EXPECT_FALSE(scoreOf("accuracy", {"a", "b"}, {"a"}));
  EXPECT_FALSE(scoreOf("accuracy", {}, {}));
  EXPECT_FALSE(scoreOf("meteor", {"a"}, {"a"}));
}

}  // namespace
}  // namespace s2s
