#include "engine/comparisons/learned_test_rows.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/equal_result.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

/// Two models that learn "one" and "two".
class LearnedTestRowsTest : public testing::Test {
 protected:
  LearnedTestRowsTest() : m_description(twoPresets(m_folder)) { m_description["test"]["path"] = "test.tsv"; }

  void testOn(const std::string& rows) const {
    EXPECT_TRUE(writeFileAtomically(m_folder / "test.tsv", "source\ttarget\n" + rows));
  }

  std::vector<LearnedTestRows> found() const {
    const auto checked = checkComparison(m_description, m_folder.path());
    EXPECT_TRUE(checked) << (checked ? "" : checked.error().message());
    return checked ? checked->learnedTest : std::vector<LearnedTestRows>();
  }

  const TemporaryDirectory m_folder;
  Json m_description;
};

TEST_F(LearnedTestRowsTest, RowsThatAreAlsoTrainedOnAreCountedBefore) {
  testOn("One!\teins\nthree\tdrei\nfour\tvier\n");
  const auto learned = found();
  ASSERT_EQ(learned.size(), 2u) << "one for each entrant";
  EXPECT_EQ(learned[1].entrant, 1u);
  EXPECT_EQ(noteOf(learned[0]), "1 of 3 test rows is also a training row");
  testOn("One!\teins\ntwo\tzwei\nfour\tvier\n");
  EXPECT_EQ(noteOf(found()[0]), "2 of 3 test rows are also training rows") << "the file has changed";
}

TEST_F(LearnedTestRowsTest, OtherRowsAreNothingToTellOf) {
  testOn("three\tdrei\n");
  EXPECT_TRUE(found().empty());
}

TEST_F(LearnedTestRowsTest, EachEntrantIsAskedAboutItsOwnData) {
  EXPECT_TRUE(writeFileAtomically(m_folder / "other.tsv", "source\ttarget\nfive\tf\xc3\xbcnf\n"));
  const std::string change = "data.train.0.path=" + (m_folder / "other.tsv").string();
  m_description["entrants"][0]["changes"] = {change};
  testOn("one\teins\n");
  const auto learned = found();
  ASSERT_EQ(learned.size(), 1u);
  EXPECT_EQ(learned[0].entrant, 1u);
}

TEST_F(LearnedTestRowsTest, LargeNumbersAreGrouped) {
  EXPECT_EQ(noteOf({0, 312, 1000}), "312 of 1,000 test rows are also training rows");
}

TEST(LearnedTestVerdictTest, TheVerdictCautionsWithTheCount) {
  ComparisonResult result = equalResult();
  EXPECT_FALSE(says(result, VerdictLine::Kind::caution, "also training rows")) << all(result);
  result.learnedTest = {{0, 312, 1000}, {1, 312, 1000}};
  const auto stored = comparisonResultFrom(toJson(result));
  ASSERT_TRUE(stored) << stored.error().message();
  EXPECT_TRUE(says(*stored, VerdictLine::Kind::caution,
                   "Test rows that are also training rows: 312 of 1,000. What the models answer there they "
                   "may know by heart."))
      << all(*stored);
  result.learnedTest.erase(result.learnedTest.begin());
  EXPECT_TRUE(says(result, VerdictLine::Kind::caution,
                   "Test rows that are also training rows, of 1,000: 312 for B. What a model answers there"))
      << all(result);
}

}  // namespace
}  // namespace s2s::test
