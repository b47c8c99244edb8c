#include "engine/comparisons/replaced_words.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

/// Two models over a mixture of two data sets.
class ReplacedWordsTest : public testing::Test {
 protected:
  ReplacedWordsTest() : m_description(twoPresets(m_folder)) {
    Json& train = m_description["recipe"]["data"]["train"];
    train.push_back(train[0]);
    train[0]["name"] = "first";
    train[1]["name"] = "second";
  }

  void eachSetSays(const char* key, const char* first, const char* second) {
    Json& train = m_description["recipe"]["data"]["train"];
    train[0][key] = first;
    train[1][key] = second;
  }

  std::vector<ReplacedWords> found() const {
    const auto comparison = completeComparison(m_description, m_folder.path());
    EXPECT_TRUE(comparison) << comparison.error().message();
    const auto found = replacedWords(comparison.value());
    EXPECT_TRUE(found) << found.error().message();
    return *found;
  }

  const TemporaryDirectory m_folder;
  Json m_description;
};

TEST_F(ReplacedWordsTest, APrefixInThePlaceOfSeveralIsToldWithThem) {
  eachSetSays("prefix", "formal: ", "casual: ");
  EXPECT_TRUE(found().empty()) << "each set keeps its own";
  m_description["entrants"][1]["prefix"] = "translate: ";
  const auto replaced = found();
  ASSERT_EQ(replaced.size(), 1u);
  EXPECT_EQ(replaced[0].entrant, 1u);
  EXPECT_EQ(noteOf(replaced[0]),
            "its prefix \"translate: \" takes the place of different ones in its training sets: "
            "\"formal: \", \"casual: \"");
}

TEST_F(ReplacedWordsTest, ALanguageAndThatThereIsNoPrefixAreTold) {
  eachSetSays("prefix", "", "casual: ");
  eachSetSays("target_language", "ko", "de");
  m_description["entrants"][0]["prefix"] = "";
  m_description["entrants"][0]["target_language"] = "ko";
  const auto replaced = found();
  ASSERT_EQ(replaced.size(), 2u);
  EXPECT_EQ(noteOf(replaced[0]),
            "its empty prefix takes the place of different ones in its training sets: \"\", \"casual: \"");
  EXPECT_EQ(replaced[1].key, "target_language");
  EXPECT_EQ(replaced[1].replaced, (std::vector<std::string>{"ko", "de"}));
}

TEST_F(ReplacedWordsTest, WhereTheSetsAgreeAnEntrantsOwnIsAsItShouldBe) {
  eachSetSays("prefix", "a: ", "a: ");
  m_description["entrants"][0]["prefix"] = "b: ";
  EXPECT_TRUE(found().empty());
}

TEST_F(ReplacedWordsTest, TheCheckBeforeTheTrainingSaysIt) {
  eachSetSays("prefix", "formal: ", "casual: ");
  for (Json& entrant : m_description["entrants"]) entrant["prefix"] = "translate: ";
  const auto checked = checkComparison(m_description, m_folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  EXPECT_EQ(checked->replaced.size(), 2u);
}

}  // namespace
}  // namespace s2s::test
