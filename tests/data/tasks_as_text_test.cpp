#include "engine/data/tasks_as_text.h"

#include <gtest/gtest.h>

#include "engine/core/json.h"
#include "engine/core/text_file.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

AsText numbers(double minimum = 1.0, double maximum = 5.0, double step = 0.2) {
  AsText task;
  task.kind = "numbers";
  task.minimum = minimum;
  task.maximum = maximum;
  task.step = step;
  return task;
}

TextPair labelled(const std::string& source, const std::string& label, std::optional<std::string> pair = {}) {
  return {source, label, 3, std::move(pair), {label}};
}

TEST(TasksAsTextTest, NumbersAreWrittenAsT5sOwnCodeWritesThem) {
  const Json golden = parseJson(*readTextFile(test::golden("as_text/as_text.json")), "as_text.json").value();
  const Json& stsb = golden.at("stsb");
  ASSERT_GT(stsb.size(), 100u);
  for (const Json& one : stsb)
    EXPECT_EQ(numberAsText(one.at("value").get<double>(), numbers()), one.at("text").get<std::string>())
        << one.dump();
}

TEST(TasksAsTextTest, TheSimilaritiesAreTwentyOneClasses) {
  const auto known = knownAnswers(numbers(), {});
  ASSERT_EQ(known.size(), 21u);
  EXPECT_EQ(known.front(), "1.0");
  EXPECT_EQ(known[8], "2.6");
  EXPECT_EQ(known.back(), "5.0");
  EXPECT_EQ(knownAnswers(numbers(0.0), {}).size(), 26u);
  EXPECT_EQ(knownAnswers(numbers(0, 100, 5), {})[1], "5");
  EXPECT_EQ(knownAnswers(numbers(-1, 1, 0.25), {}).front(), "-1.00");
}

TEST(TasksAsTextTest, NumbersOutsideOfTheLimitsAreWrittenAsTheseAndCounted) {
  std::vector<TextPair> rows = {labelled("a", "0.3"), labelled("b", "3.14"), labelled("c", "x"),
                                labelled("d", "nan")};
  const AsTextCounts counts = writeAsText(rows, numbers());
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].target, "1.0");
  EXPECT_EQ(rows[1].target, "3.2");
  EXPECT_EQ(counts.clamped, 1);
  EXPECT_EQ(counts.badRows.count(), 2);
  EXPECT_EQ(counts.kept, (std::vector<std::size_t>{0, 1}));
  EXPECT_NE(counts.badRows.described()[0].why.find("'x' is not a number"), std::string::npos);
}

TEST(TasksAsTextTest, LabelsBecomeTheWordsOfTheMap) {
  AsText task;
  task.words = {{"0", "부정"}, {"1", "긍정"}};
  std::vector<TextPair> rows = {labelled("재미있다", "1"), labelled("지루하다", "0"), labelled("?", "2")};
  const AsTextCounts counts = writeAsText(rows, task);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].target, "긍정");
  EXPECT_EQ(rows[0].source, "재미있다");
  EXPECT_EQ(rows[0].labels, std::vector<std::string>{"1"}) << "as the file has it";
  EXPECT_EQ(counts.badRows.count(), 1);
  EXPECT_EQ(knownAnswers(task, rows), (std::vector<std::string>{"긍정", "부정"}));
}

TEST(TasksAsTextTest, WithoutAMapLabelsAreTheirOwnWords) {
  std::vector<TextPair> rows = {labelled("a", "yes"), labelled("b", "no"), labelled("c", "yes")};
  (void)writeAsText(rows, AsText{});
  EXPECT_EQ(rows[2].target, "yes");
  EXPECT_EQ(knownAnswers(AsText{}, rows), (std::vector<std::string>{"no", "yes"}));
}

TEST(TasksAsTextTest, PairsArePutIntoTheTemplate) {
  std::vector<TextPair> rows = {labelled("A {pair}", "1", "B"), labelled("one", "1")};
  (void)writeAsText(rows, AsText{});
  EXPECT_EQ(rows[0].source, "sentence1: A {pair} sentence2: B") << "what a text holds is no place";
  EXPECT_FALSE(rows[0].second);
  EXPECT_EQ(rows[1].source, "one");
  AsText task;
  task.pattern = "premise: {pair} hypothesis: {source}";
  rows = {labelled("h", "1", "p")};
  (void)writeAsText(rows, task);
  EXPECT_EQ(rows[0].source, "premise: p hypothesis: h");
}

TEST(TasksAsTextTest, TargetsAloneAreWrittenWhereTheTextsAreForAClassifierToo) {
  AsText task;
  task.words = {{" 1 ", "yes"}};
  std::vector<TextPair> rows = {labelled("A", "2", "B"), labelled("A", " 1 ", "B")};
  const AsTextCounts counts = writeTargetsAsText(rows, task);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(counts.kept, std::vector<std::size_t>{1});
  EXPECT_EQ(rows[0].target, "yes");
  EXPECT_EQ(rows[0].source, "A");
  EXPECT_EQ(rows[0].second, "B");
  EXPECT_EQ(wordFor("1", task), "yes") << "white space at the ends belongs to no label";
  EXPECT_EQ(wordFor("2", task), "2");
  EXPECT_EQ(wordFor("2.57", numbers()), "2.57");
}

}  // namespace
}  // namespace s2s
