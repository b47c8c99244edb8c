#include <gtest/gtest.h>

#include "engine/evaluation/system_metrics.h"

namespace s2s {
namespace {

/// Notes of a model that writes, of which references alone were scored.
std::vector<std::string> notesOf(EvaluationTask task, const std::vector<std::string>& metrics) {
  TextPair row{"one", "good", 2};
  row.labels = {"good"};
  AnsweredRow answer;
  answer.likelihood = RowLikelihood{1.0, 2, 1, 4, 0};
  Counting counting;
  counting.task = task;
  counting.writes = false;
  counting.metrics = metrics;
  const auto counted = countSystem(counting, {&row, 1}, {&answer, 1});
  EXPECT_TRUE(counted) << counted.error().message();
  return counted->notes;
}

TEST(NothingWrittenTest, MetricsOfLabelsThatNobodyWroteAreNotPassedOverInSilence) {
  EXPECT_EQ(notesOf(EvaluationTask::labels, {"accuracy", "micro_f1"}),
            std::vector<std::string>{"nothing was written, so this is not counted: accuracy, micro_f1"});
  EXPECT_EQ(notesOf(EvaluationTask::numbers, {"pearson"}),
            std::vector<std::string>{"nothing was written, so this is not counted: pearson"});
  EXPECT_TRUE(notesOf(EvaluationTask::texts, {"bleu"}).empty()) << "refused before anything is asked";
}

}  // namespace
}  // namespace s2s
