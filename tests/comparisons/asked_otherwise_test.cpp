#include "engine/comparisons/asked_otherwise.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

/// Two models that learn, and are asked, by one file of two texts and a label.
class AskedOtherwiseTest : public testing::Test {
 protected:
  AskedOtherwiseTest() : m_description(twoPresets(m_folder)) {
    EXPECT_TRUE(writeFileAtomically(m_folder / "two.tsv", "a\tb\tsame\none\teins\tyes\ntwo\tdrei\tno\n"));
    train() = {{"path", "two.tsv"}, {"source", "a"}, {"target", "same"}};
    test() = train();
  }

  Json& train() { return m_description["recipe"]["data"]["train"][0]; }
  Json& test() { return m_description["test"]; }
  void learnBy(const char* objective) { m_description["recipe"]["objective"] = {{"kind", objective}}; }

  /// What is said of the second entrant, as of the first.
  std::string note() const {
    const auto comparison = completeComparison(m_description, m_folder.path());
    EXPECT_TRUE(comparison) << comparison.error().message();
    const auto found = askedOtherwise(comparison.value());
    EXPECT_TRUE(found) << found.error().message();
    if (found->empty()) return "";
    EXPECT_EQ(found->size(), 2u);
    EXPECT_EQ(found->back().entrant, 1u);
    return noteOf(found->back());
  }

  const TemporaryDirectory m_folder;
  Json m_description;
};

TEST_F(AskedOtherwiseTest, AHeadIsAskedWithAsManyTextsAsItLearnsFrom) {
  for (const char* objective : {"sequence-classification", "regression"}) {
    learnBy(objective);
    train().erase("pair");
    EXPECT_EQ(note(), "");
    train()["pair"] = "b";
    EXPECT_EQ(note(), "it learns from two texts and is asked with one, as the test set has no pair");
    test()["pair"] = "b";
    EXPECT_EQ(note(), "");
    train().erase("pair");
    EXPECT_EQ(note(), "it learns from one text and is asked with two, as its training sets have no pair");
    test().erase("pair");
  }
  test()["as_text"] = Json::object();
  EXPECT_EQ(note(), "") << "a head reads texts as they are";
}

TEST_F(AskedOtherwiseTest, OneThatWritesIsAskedAsItsTextsWereWritten) {
  for (const char* kind : {"labels", "numbers"}) {
    train()["as_text"] = {{"kind", kind}};
    EXPECT_EQ(note(), "it learns with as_text and is asked without, as the test set has none") << kind;
    test()["as_text"] = train()["as_text"];
    EXPECT_EQ(note(), "") << kind;
    train().erase("as_text");
    EXPECT_EQ(note(), "it is asked with as_text and learns without, as its training sets have none") << kind;
    test().erase("as_text");
  }
}

TEST_F(AskedOtherwiseTest, ATestSetLikeOneOfTheTrainingSetsIsNothingToSay) {
  learnBy("sequence-classification");
  Json with = train();
  with["pair"] = "b";
  m_description["recipe"]["data"]["train"].push_back(with);
  EXPECT_EQ(note(), "");
  test()["pair"] = "b";
  EXPECT_EQ(note(), "");
}

TEST_F(AskedOtherwiseTest, TheCheckBeforeTheTrainingSaysIt) {
  learnBy("sequence-classification");
  m_description["recipe"]["head"] = {{"kind", "convolution"}};
  train()["pair"] = "b";
  const auto checked = checkComparison(m_description, m_folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  EXPECT_EQ(checked->otherwise.size(), 2u);
}

}  // namespace
}  // namespace s2s::test
