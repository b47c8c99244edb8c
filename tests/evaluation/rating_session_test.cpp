#include "engine/evaluation/rating_session.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "engine/core/text_file.h"
#include "tests/evaluation/answers.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

class RatingSessionTest : public testing::Test {
 protected:
  RatingSessionTest() {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<std::string> a, b;
    for (int i = 0; i < 30; ++i) {
      pairs.emplace_back("source " + std::to_string(i), "reference");
      a.push_back("A" + std::to_string(i));
      b.push_back(i < 10 ? a.back() : "B" + std::to_string(i));  // ten rows are equal
    }
    m_evaluation.test = testSetOf(pairs);
    m_evaluation.systems.resize(2);
    m_evaluation.systems[0].name = "alpha";
    m_evaluation.systems[1].name = "beta";
    m_evaluation.answers = {written(a), written(b)};
  }

  RatingSession make(const std::string& name, RatingWishes wishes = {"alpha", "beta"}) {
    EXPECT_TRUE(createRatingSession(m_parent / name, m_evaluation, wishes).ok());
    return RatingSession::open(m_parent / name).value();
  }

  static RatingVerdict sideOf(const RatingItem& item, char system) {
    return item.first[0] == system ? RatingVerdict::first : RatingVerdict::second;
  }

  const TemporaryDirectory m_parent;
  StoredEvaluation m_evaluation;
};

TEST_F(RatingSessionTest, OnlyDifferingRowsAreAskedInRandomOrderWithRandomSides) {
  const RatingSession session = make("one");
  ASSERT_EQ(session.items().size(), 20u);
  std::size_t alphaFirst = 0;
  std::set<std::string> sources;
  bool sorted = true;
  for (const RatingItem& item : session.items()) {
    alphaFirst += item.first[0] == 'A';
    EXPECT_NE(item.first[0], item.second[0]);
    sources.insert(item.source);
    sorted = sorted && item.source == "source " + std::to_string(10 + item.item);
  }
  EXPECT_EQ(sources.size(), 20u);
  EXPECT_GT(alphaFirst, 3u);
  EXPECT_LT(alphaFirst, 17u);
  EXPECT_FALSE(sorted);
  const std::string blind = readTextFile(m_parent / "one/items.jsonl").value();
  EXPECT_EQ(blind.find("alpha"), std::string::npos) << "what a rater sees names no system";
  RatingWishes other{"alpha", "beta", 5, 2, false};
  EXPECT_EQ(make("two", other).items().size(), 5u);
  EXPECT_EQ(blind, readTextFile((make("three"), m_parent / "three/items.jsonl")).value())
      << "a seed draws the same";
}

TEST_F(RatingSessionTest, WinsAreOfSystemsWhateverTheSideAndTheLastJudgementCounts) {
  const RatingSession session = make("one");
  for (const RatingItem& item : session.items()) {
    const char winner = item.item < 15 ? 'A' : 'B';
    ASSERT_TRUE(session.rate("kim", item.item, sideOf(item, 'B')).ok());
    ASSERT_TRUE(session.rate("kim", item.item, sideOf(item, winner)).ok());
    if (item.item >= 10) continue;
    const RatingVerdict verdict = item.item < 8 ? sideOf(item, 'A') : RatingVerdict::tie;
    ASSERT_TRUE(session.rate("박", item.item, verdict).ok());
  }
  const Json report = session.report().value();
  ASSERT_EQ(report["raters"].size(), 2u);
  const Json kim = report["raters"][0];
  EXPECT_EQ(kim["wins"], (Json{{"alpha", 15}, {"beta", 5}}));
  EXPECT_DOUBLE_EQ(kim["share_of_first"].get<double>(), 0.75);
  EXPECT_NEAR(kim["p_value"].get<double>(), 0.0413895, 1e-6);  // scipy.stats.binomtest(15, 20)
  EXPECT_EQ(report["raters"][1]["ties"], 2);
  EXPECT_EQ(report["together"]["judged"], 20);
  ASSERT_EQ(report["agreement"].size(), 1u);
  EXPECT_EQ(report["agreement"][0]["items"], 10);
  EXPECT_DOUBLE_EQ(report["agreement"][0]["observed"].get<double>(), 0.8);
  const std::string table = session.toTsv().value();
  EXPECT_EQ(std::ranges::count(table, '\n'), 31);
  EXPECT_EQ(table.substr(0, 6), "rater\t");
}

TEST_F(RatingSessionTest, RatersWhoAgreeAreNoFurtherEvidence) {
  const RatingSession session = make("one", {"alpha", "beta", 10});
  for (const char* rater : {"a", "b", "c", "d"}) {
    for (const RatingItem& item : session.items())
      ASSERT_TRUE(session.rate(rater, item.item, sideOf(item, item.item < 2 ? 'A' : 'B')).ok());
  }
  const Json report = session.report().value();
  const Json &one = report["raters"][0], &together = report["together"];
  EXPECT_EQ(together["wins"], (Json{{"alpha", 2}, {"beta", 8}}));
  EXPECT_EQ(together["interval"], one["interval"]);
  EXPECT_EQ(together["p_value"], one["p_value"]);
  EXPECT_NEAR(together["p_value"].get<double>(), 0.109375, 1e-12);  // scipy.stats.binomtest(2, 10)
}

TEST_F(RatingSessionTest, AnItemCountsAsMostOfItsRatersJudgedIt) {
  const RatingSession session = make("one", {"alpha", "beta", 6});
  // 'A' and 'B' prefer a system, '=' finds none better, '-' has not judged; a column for each item.
  const std::pair<const char*, const char*> raters[] = {
      {"kim", "AAAA=-"}, {"lee", "AB=B=-"}, {"min", "B-=-A-"}};
  for (const auto& [rater, verdicts] : raters) {
    for (const RatingItem& item : session.items()) {
      const char verdict = verdicts[item.item];
      if (verdict == '-') continue;
      const RatingVerdict judged = verdict == '=' ? RatingVerdict::tie : sideOf(item, verdict);
      ASSERT_TRUE(session.rate(rater, item.item, judged).ok());
    }
  }
  const Json together = session.report().value()["together"];
  EXPECT_EQ(together["wins"], (Json{{"alpha", 1}, {"beta", 0}}))
      << "the first item alone has a majority for one";
  EXPECT_EQ(together["ties"], 4);
  EXPECT_EQ(together["judged"], 5) << "nobody has judged the last item";
}

TEST_F(RatingSessionTest, TornLinesAndStrangeNamesDoNoHarm) {
  const RatingSession session = make("one");
  ASSERT_TRUE(session.rate("kim", 3, RatingVerdict::tie).ok());
  std::ofstream(m_parent / "one/ratings-kim.jsonl", std::ios::app) << R"({"item":4,"verd)";
  ASSERT_TRUE(session.rate("kim", 5, RatingVerdict::first).ok());
  EXPECT_EQ(session.ratings("kim").value().size(), 2u);
  EXPECT_FALSE(session.rate("../kim", 0, RatingVerdict::tie).ok());
  EXPECT_FALSE(session.rate("", 0, RatingVerdict::tie).ok());
  EXPECT_FALSE(session.rate("kim", 20, RatingVerdict::tie).ok());
  EXPECT_EQ(session.raters(), std::vector<std::string>{"kim"});
}

TEST_F(RatingSessionTest, WhatCannotBeJudgedIsRefused) {
  const auto refused = [&](const RatingWishes& wishes) {
    const auto made = createRatingSession(m_parent / "no", m_evaluation, wishes);
    return made ? std::string() : made.error().message();
  };
  EXPECT_NE(refused({"alpha", "gamma"}).find("alpha, beta"), std::string::npos);
  EXPECT_NE(refused({"alpha", "alpha"}).find("itself"), std::string::npos);
  m_evaluation.answers[1].pop_back();
  EXPECT_NE(refused({"alpha", "beta"}).find("not answered all"), std::string::npos);
}

TEST(RatingStatisticsTest, KappaIsCohens) {
  // sklearn.metrics.cohen_kappa_score of these lists.
  const std::vector<int> one = {0, 1, 2, 0, 0, 1, 1, 2, 0, 1}, other = {0, 1, 2, 0, 1, 1, 0, 2, 0, 2};
  EXPECT_NEAR(*cohensKappa(one, other, 3), 0.5454545454545454, 1e-12);
  const std::vector<int> same = {1, 1, 1};
  EXPECT_FALSE(cohensKappa(same, same, 3).has_value()) << "chance explains everything";
  EXPECT_FALSE(cohensKappa({}, {}, 3).has_value());
}

TEST(RatingStatisticsTest, TheSignTestIsExact) {
  EXPECT_DOUBLE_EQ(signTest(0, 0), 1.0);
  EXPECT_DOUBLE_EQ(signTest(5, 5), 1.0);
  EXPECT_NEAR(signTest(9, 1), 0.021484375, 1e-12);
  EXPECT_NEAR(signTest(1, 9), 0.021484375, 1e-12);
}

}  // namespace
}  // namespace s2s::test
