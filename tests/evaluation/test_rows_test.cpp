#include "engine/evaluation/test_rows.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class TestRowsTest : public testing::Test {
 protected:
  DataSource fileOf(const std::string& rows) {
    DataSource data;
    data.path = (m_folder / "test.tsv").string();
    std::ofstream(data.path) << "source\ttarget\n" << rows;
    return data;
  }
  Result<LoadedPairs> load(const std::string& rows, EvaluationTask task) {
    return loadTestRows(fileOf(rows), task);
  }
  test::TemporaryDirectory m_folder;
};

TEST_F(TestRowsTest, OfNumbersRowsWithoutOneAreBad) {
  const std::string rows = "one\t1\ntwo\tnan\nthree\t \nfour\t+4.0\nfive\tfive\n";
  const auto numbers = load(rows, EvaluationTask::numbers);
  ASSERT_TRUE(numbers) << numbers.error().message();
  ASSERT_EQ(numbers->pairs.size(), 2u);
  EXPECT_EQ(numbers->pairs[1].labels, std::vector<std::string>{"+4.0"});
  EXPECT_EQ(numbers->badRows.count(), 3);
  EXPECT_EQ(numbers->badRows.described()[0].why, "'nan' is not a number");
  EXPECT_EQ(numbers->badRows.described()[0].line, 3);
  EXPECT_EQ(load(rows, EvaluationTask::labels)->pairs.size(), 4u) << "as labels they are usable";
}

TEST_F(TestRowsTest, AColumnWithoutANumberIsAnError) {
  const auto none = load("one\teins\ntwo\tzwei\n", EvaluationTask::numbers);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Error::Kind::invalidInput);
  EXPECT_EQ(none.error().what, "'eins' is not a number");
  EXPECT_TRUE(none.error().where.ends_with("test.tsv line 2")) << none.error().where;
}

TEST_F(TestRowsTest, OneAfterTheOtherTheyAreTheSame) {
  DataSource data = fileOf("one\t1\ntwo\tnan\nthree\t \nfour\t+4.0\nfive\tfive\n");
  DataSource inWords = data;
  inWords.asText = AsText();
  inWords.asText->kind = "labels";
  inWords.asText->words = {{"1", "one"}, {"five", "many"}};
  for (const DataSource& set : {data, inWords}) {
    for (const EvaluationTask task :
         {EvaluationTask::texts, EvaluationTask::labels, EvaluationTask::numbers}) {
      const auto loaded = loadTestRows(set, task);
      ASSERT_TRUE(loaded) << loaded.error().message();
      std::vector<TextPair> rows;
      ASSERT_TRUE(forEachTestRow(set, task, [&](const TextPair& row) { rows.push_back(row); }));
      ASSERT_EQ(rows.size(), loaded->pairs.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].line, loaded->pairs[i].line);
        EXPECT_EQ(rows[i].target, loaded->pairs[i].target);
        EXPECT_EQ(rows[i].labels, loaded->pairs[i].labels);
      }
    }
  }
  inWords.asText->words = {{"6", "six"}};
  const auto none = forEachTestRow(inWords, EvaluationTask::texts, [](const TextPair&) {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().what, "no label of the data can be written");
}

}  // namespace
}  // namespace s2s
