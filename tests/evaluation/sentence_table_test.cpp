#include "engine/evaluation/sentence_table.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/core/text_file.h"
#include "tests/evaluation/answers.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

class SentenceTableTest : public testing::Test {
 protected:
  const TestSet m_test = testSetOf({{"one", "the cat sat"}, {"two two", "a dog"}, {"three", "고양이"}});
  const std::vector<std::vector<AnsweredRow>> m_answers = {written({"the cat sat", "a dog", "강아지"}),
                                                           written({"the cat sat", "zzz", "고양"})};
  const SentenceTable m_table = SentenceTable::of(m_test.rows, {"a", "b"}, m_answers, "13a").value();
};

TEST_F(SentenceTableTest, DisagreementIsNothingForEqualOutputsAndAllForUnlikeOnes) {
  EXPECT_DOUBLE_EQ(m_table.rows()[0].disagreement, 0.0);
  EXPECT_DOUBLE_EQ(m_table.rows()[1].disagreement, 1.0);
  EXPECT_GT(m_table.rows()[2].disagreement, 0.0);
}

TEST_F(SentenceTableTest, ScoresAreOfEachSentence) {
  const auto& rows = m_table.rows();
  EXPECT_DOUBLE_EQ(rows[0].answers[0].chrf, 100.0);
  EXPECT_NEAR(rows[0].answers[0].bleu, 100.0, 1e-9);  // three words: orders without any n-gram are left out
  EXPECT_TRUE(rows[1].answers[0].exact);
  EXPECT_FALSE(rows[1].answers[1].exact);
  EXPECT_EQ(rows[1].answers[1].chrf, 0.0);
  EXPECT_EQ(rows[2].referenceLength, 3u);
  EXPECT_EQ(rows[2].answers[1].length, 2u);
  EXPECT_EQ(rows[2].answers[0].loss, 3.1);
}

TEST_F(SentenceTableTest, RowsAreSortedByAnyKeyOfASystemOrTheMean) {
  using Order = std::vector<std::size_t>;
  EXPECT_EQ(m_table.sorted(SentenceKey::disagreement, std::nullopt, true), (Order{1, 2, 0}));
  EXPECT_EQ(m_table.sorted(SentenceKey::chrf, 1, false), (Order{1, 2, 0}));
  EXPECT_EQ(m_table.sorted(SentenceKey::sourceLength, std::nullopt, false), (Order{0, 2, 1}));
  EXPECT_EQ(m_table.sorted(SentenceKey::loss, 0, true), (Order{2, 1, 0}));
  EXPECT_EQ(m_table.sorted(SentenceKey::row, std::nullopt, true), (Order{2, 1, 0}));
  auto without = m_answers;
  without[0][1].likelihood.reset();
  without[0][2].likelihood->loss = std::nan("");
  const auto table = SentenceTable::of(m_test.rows, {"a", "b"}, without, "13a").value();
  EXPECT_EQ(table.sorted(SentenceKey::loss, 0, true), (Order{0, 1, 2})) << "rows without a loss come last";
}

TEST_F(SentenceTableTest, IsWrittenAsTsvAndJson) {
  const TemporaryDirectory folder;
  ASSERT_TRUE(m_table.write(folder / "s.tsv").ok());
  const std::string text = readTextFile(folder / "s.tsv").value();
  EXPECT_EQ(text.substr(0, text.find('\t')), "row");
  EXPECT_NE(text.find("\toutput a\tchrf++ a\tbleu a\texact a\tloss a\tlength a\toutput b"),
            std::string::npos);
  EXPECT_NE(text.find("\n1\t2\tone\tthe cat sat\t0.0000\t3\t11\tthe cat sat\t100.0000\t"), std::string::npos)
      << text;
  ASSERT_TRUE(m_table.write(folder / "s.json").ok());
  const Json json = readJsonFile(folder / "s.json").value();
  EXPECT_EQ(json["rows"][2]["answers"][1]["output"], "고양");
}

TEST_F(SentenceTableTest, AnUnfinishedSystemIsRefused) {
  EXPECT_FALSE(
      SentenceTable::of(m_test.rows, {"a"}, std::vector<std::vector<AnsweredRow>>{written({"x"})}, "13a")
          .ok());
}

}  // namespace
}  // namespace s2s::test
