#include "engine/evaluation/answered_row.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/number_text.h"

namespace s2s::test {
namespace {

AnsweredRow answerOf(const std::string& output, std::vector<RowVerdict> verdicts) {
  AnsweredRow answer;
  answer.output = output;
  answer.verdicts = std::move(verdicts);
  return answer;
}

TEST(AnsweredRowTest, NumbersAreKeptWithAllDigits) {
  const double first = 2.0 / 3.0, second = static_cast<double>(-1.1e-7F);
  EXPECT_EQ(numberInText(exactText(answerOf("0.667", {{"", "0.667", {}, first}}))), first);
  const std::string both =
      exactText(answerOf("0.667, -1.1e-07", {{"a", "0.667", {}, first}, {"b", "-1.1e-07", {}, second}}));
  const std::size_t comma = both.find(", ");
  ASSERT_NE(comma, std::string::npos) << both;
  EXPECT_EQ(numberInText(both.substr(0, comma)), first);
  EXPECT_EQ(numberInText(both.substr(comma + 2)), second);
  EXPECT_EQ(exactText(answerOf("3", {{"", "3", {}, 3.0}})), "3");
  EXPECT_EQ(exactText(answerOf("nan", {{"", "nan", {}, NAN}})), "nan");
}

TEST(AnsweredRowTest, TextsLabelsAndWordsStayAsTheyAre) {
  EXPECT_EQ(exactText(answerOf("0.667", {})), "0.667") << "a text that a model wrote";
  EXPECT_EQ(exactText(answerOf("good, 4", {{"mood", "good", {{"good", 0.9}}, {}}, {"stars", "4", {}, {}}})),
            "good, 4");
  EXPECT_EQ(exactText(answerOf("rather alike", {{"", "0.667", {}, 2.0 / 3.0}})), "rather alike")
      << "an as_text's word for it";
}

TEST(AnsweredRowTest, WhatTheVocabularyCannotWriteIsKept) {
  AnsweredRow answer = answerOf("x", {});
  answer.likelihood = RowLikelihood{1.0, 4, 2, 9, 1, 3};
  const auto read = answeredRowOf(toJson(answer));
  ASSERT_TRUE(read && read->likelihood);
  EXPECT_EQ(read->likelihood->unknown, 1);
  EXPECT_EQ(read->likelihood->vanished, 3);
}

}  // namespace
}  // namespace s2s::test
