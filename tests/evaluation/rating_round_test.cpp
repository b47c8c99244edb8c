#include <gtest/gtest.h>

#include <set>

#include "engine/core/text_file.h"
#include "engine/evaluation/rating_sitting.h"
#include "tests/evaluation/answers.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

class RatingRoundTest : public testing::Test {
 protected:
  RatingRoundTest() {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<std::string> a, b, c;
    for (int i = 0; i < 12; ++i) {
      pairs.emplace_back("source " + std::to_string(i), "reference");
      a.push_back("A" + std::to_string(i));
      b.push_back("B" + std::to_string(i));
      c.push_back("C" + std::to_string(i));
    }
    m_evaluation.test = testSetOf(pairs);
    m_evaluation.systems.resize(4);
    const char* const names[] = {"alpha", "beta", "gamma", "twin"};
    for (std::size_t i = 0; i < 4; ++i) m_evaluation.systems[i].name = names[i];
    m_evaluation.answers = {written(a), written(b), written(c), written(a)};
  }

  RatingRound make(const RatingRoundWishes& wishes) {
    const auto made = createRatingRound(m_parent / "round", m_evaluation, wishes);
    EXPECT_TRUE(made.ok()) << made.error().message();
    return RatingRound::open(m_parent / "round").value();
  }

  const TemporaryDirectory m_parent;
  StoredEvaluation m_evaluation;
  const RatingRoundWishes m_wishes{{{"alpha", "beta"}, {"alpha", "gamma"}, {"beta", "gamma"}}, 5, 3};
};

TEST_F(RatingRoundTest, PairsTakeTurnsAndEachFolderIsASessionByItself) {
  const RatingRound round = make(m_wishes);
  ASSERT_EQ(round.places().size(), 15u);
  for (std::size_t i = 0; i < 15; ++i) EXPECT_EQ(round.places()[i].session, i % 3);
  const auto alone = RatingSession::open(m_parent / "round" / "2");
  ASSERT_TRUE(alone.ok());
  EXPECT_EQ(alone->report().value().at("systems"), Json({"alpha", "gamma"}));
}

TEST_F(RatingRoundTest, APairThatIsEqualEverywhereIsLeftOutAndAloneIsAnError) {
  EXPECT_EQ(make({{{"alpha", "twin"}, {"alpha", "beta"}}}).sessions().size(), 1u);
  const auto nothing = createRatingRound(m_parent / "none", m_evaluation, {{{"alpha", "twin"}}});
  ASSERT_FALSE(nothing.ok());
  EXPECT_FALSE(std::filesystem::exists(m_parent / "none"));
  EXPECT_FALSE(createRatingRound(m_parent / "none", m_evaluation, {{{"alpha", "nobody"}}}).ok());
}

TEST_F(RatingRoundTest, ASittingGoesOnBehindWhatWasJudged) {
  const RatingRound round = make(m_wishes);
  std::set<std::string> seen;
  {
    auto sitting = std::move(RatingSitting::begin(round, "kim").value());
    for (int i = 0; i < 6; ++i) {
      seen.insert(sitting.current()->source + sitting.current()->first + sitting.current()->second);
      ASSERT_TRUE(sitting.judge(RatingVerdict::first).ok());
    }
  }
  auto again = std::move(RatingSitting::begin(RatingRound::open(round.folder()).value(), "kim").value());
  EXPECT_EQ(again.judged(), 6u);
  EXPECT_FALSE(again.canUndo()) << "what was judged in an earlier sitting stands";
  while (again.current() != nullptr) {
    const RatingItem& item = *again.current();
    EXPECT_TRUE(seen.insert(item.source + item.first + item.second).second) << "asked twice";
    ASSERT_TRUE(again.judge(RatingVerdict::tie).ok());
  }
  EXPECT_EQ(again.judged(), 15u);
  EXPECT_EQ(round.ratings("kim").value().size(), 15u);
  EXPECT_TRUE(round.ratings("lee").value().empty()) << "another rater begins from the start";
}

TEST_F(RatingRoundTest, UndoTakesBackOnDiskAndSkippedOnesComeLast) {
  auto sitting = std::move(RatingSitting::begin(make(m_wishes), "kim").value());
  const std::string first = sitting.current()->source;
  ASSERT_TRUE(sitting.judge(RatingVerdict::second).ok());
  EXPECT_EQ(sitting.round().ratings("kim").value().size(), 1u);
  ASSERT_TRUE(sitting.undo().ok());
  EXPECT_TRUE(sitting.round().ratings("kim").value().empty());
  EXPECT_EQ(sitting.current()->source, first);
  const RatingItem* const skipped = sitting.current();
  sitting.skip();
  EXPECT_EQ(sitting.skipped(), 1u);
  for (int i = 0; i < 14; ++i) {
    EXPECT_NE(sitting.current(), skipped);
    ASSERT_TRUE(sitting.judge(RatingVerdict::tie).ok());
  }
  EXPECT_EQ(sitting.current(), skipped);
  ASSERT_TRUE(sitting.judge(RatingVerdict::tie).ok());
  EXPECT_EQ(sitting.current(), nullptr);
  EXPECT_EQ(sitting.skipped(), 0u);
}

TEST_F(RatingRoundTest, ANameThatIsNoFilesNameIsRefused) {
  EXPECT_FALSE(RatingSitting::begin(make(m_wishes), "../kim").ok());
}

TEST_F(RatingRoundTest, IsWrittenAsJsonOrAsATableForEachPair) {
  const RatingRound round = make(m_wishes);
  ASSERT_TRUE(round.rate("kim", round.places()[0], RatingVerdict::first).ok());
  const auto json = round.write(m_parent / "out.json");
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(readJsonFile(m_parent / "out.json").value().at("pairs").size(), 3u);
  const auto tables = round.write(m_parent / "out.tsv");
  ASSERT_TRUE(tables.ok());
  ASSERT_EQ(tables->size(), 3u);
  EXPECT_EQ(readTextFile(tables->front()).value(), round.sessions()[0].toTsv().value());
}

}  // namespace
}  // namespace s2s::test
