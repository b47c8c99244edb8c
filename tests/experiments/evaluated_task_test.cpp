#include "engine/experiments/evaluated_task.h"

#include <gtest/gtest.h>

#include "tests/experiments/tiny_models.h"

namespace s2s::test {
namespace {

TEST(EvaluatedTaskTest, AModelThatCannotBeOpenedIsNamedBeforeMetricsThatMayFitIt) {
  const TinyModels tiny;
  EvaluationRequest asked;
  asked.systems = {{{tiny.text("bytes")}}};
  asked.metrics = {"f1"};
  const auto unfit = checkMetricsOfTask(asked, EvaluationTask::texts);
  ASSERT_FALSE(unfit);
  EXPECT_EQ(unfit.error().what, "'f1' is no metric of texts");
  asked.systems.emplace_back().models = {tiny.text("nosuch")};
  const auto missing = checkMetricsOfTask(asked, EvaluationTask::texts);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message().find("nosuch"), std::string::npos) << missing.error().message();
  asked.task = EvaluationTask::texts;
  EXPECT_EQ(checkMetricsOfTask(asked, EvaluationTask::texts).error().what, unfit.error().what)
      << "the task is no guess";
  asked.metrics = {"chrf"};
  EXPECT_TRUE(checkMetricsOfTask(asked, EvaluationTask::texts)) << "who is missing is told when it is asked";
}

TEST(EvaluatedTaskTest, ASecondTextThatNobodyReadsIsRefused) {
  const TinyModels tiny;
  EvaluationRequest asked;
  asked.systems = {{{tiny.text("bytes")}}};
  EXPECT_TRUE(checkPairIsRead(asked));
  asked.data.pair = ColumnReference(std::string("other"));
  const auto unread = checkPairIsRead(asked);
  ASSERT_FALSE(unread);
  EXPECT_EQ(unread.error().kind, Error::Kind::invalidInput);
  EXPECT_NE(unread.error().message().find("--pair"), std::string::npos) << unread.error().message();
  asked.systems.emplace_back().models = {tiny.text("nosuch")};
  EXPECT_TRUE(checkPairIsRead(asked)) << "who is missing is told when it is asked";
  asked.systems.pop_back();
  asked.data.asText.emplace();
  EXPECT_TRUE(checkPairIsRead(asked)) << "a template reads it";
}

}  // namespace
}  // namespace s2s::test
