// Notes say one thing in the singular.

#include <gtest/gtest.h>

#include "engine/evaluation/system_metrics.h"

namespace s2s {
namespace {

/// Notes on written answers to rows whose label is good.
std::vector<std::string> notesOn(const std::vector<std::string>& outputs, bool corrected) {
  std::vector<TextPair> rows;
  std::vector<AnsweredRow> answers;
  for (const std::string& output : outputs) {
    TextPair& row = rows.emplace_back(TextPair{"one", "good", 2});
    row.labels = {"good"};
    AnsweredRow& answer = answers.emplace_back();
    answer.row = answers.size() - 1;
    answer.output = output;
  }
  Counting counting;
  counting.task = EvaluationTask::labels;
  counting.metrics = {"accuracy"};
  counting.rules.corrected = corrected;
  const auto counted = countSystem(counting, rows, answers);
  EXPECT_TRUE(counted) << counted.error().message();
  return counted->notes;
}

using Notes = std::vector<std::string>;

TEST(CountedNotesTest, OneAnswerIsNoLabelAndTwoAreNone) {
  EXPECT_EQ(notesOn({"good", "odd"}, false), Notes{"1 answer is no label and counts as wrong"});
  EXPECT_EQ(notesOn({"sad", "odd"}, false), Notes{"2 answers are no label and count as wrong"});
  EXPECT_EQ(notesOn({"good", "odd"}, true), Notes{"1 answer was no label and became the nearest one"});
  EXPECT_EQ(notesOn({"sad", "odd"}, true), Notes{"2 answers were no label and became the nearest one"});
}

}  // namespace
}  // namespace s2s
