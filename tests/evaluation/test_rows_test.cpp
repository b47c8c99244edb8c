#include "engine/evaluation/test_rows.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class TestRowsTest : public testing::Test {
 protected:
  Result<LoadedPairs> load(const std::string& rows, EvaluationTask task) {
    DataSource data;
    data.path = (m_folder / "test.tsv").string();
    std::ofstream(data.path) << "source\ttarget\n" << rows;
    return loadTestRows(data, task);
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

}  // namespace
}  // namespace s2s
