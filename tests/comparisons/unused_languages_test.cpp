#include "engine/comparisons/unused_languages.h"

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

/// Two models with tokenizers that are trained.
class UnusedLanguagesTest : public testing::Test {
 protected:
  UnusedLanguagesTest() : m_description(twoPresets(m_folder)) {}

  Json& entrant(std::size_t number) { return m_description["entrants"][number]; }
  std::vector<UnusedLanguages> found() const {
    const auto comparison = completeComparison(m_description, m_folder.path());
    EXPECT_TRUE(comparison) << (comparison ? "" : comparison.error().message());
    if (!comparison) return {};
    const auto unused = unusedLanguages(*comparison);
    EXPECT_TRUE(unused) << (unused ? "" : unused.error().message());
    return unused ? *unused : std::vector<UnusedLanguages>();
  }

  const TemporaryDirectory m_folder;
  Json m_description;
};

TEST_F(UnusedLanguagesTest, AT5IsToldNone) {
  EXPECT_TRUE(found().empty());
  entrant(0)["source_language"] = "";
  entrant(1)["source_language"] = "en";
  entrant(1)["target_language"] = "ko";
  const auto unused = found();
  ASSERT_EQ(unused.size(), 1u) << "an empty language is none";
  EXPECT_EQ(unused[0].entrant, 1u);
  EXPECT_EQ(
      noteOf(unused[0]),
      "its source_language and target_language are not told to the model, which has no language tokens: "
      "a prefix is what tells it the direction");
  entrant(1).erase("source_language");
  EXPECT_TRUE(noteOf(found().at(0)).starts_with("its target_language is not told to the model"));
}

TEST_F(UnusedLanguagesTest, AnM2m100ReadsThem) {
  entrant(0) = {{"name", "M2M100"},
                {"model", {{"from", "m2m100_418M"}, {"initialization", "random"}}},
                {"tokenizer", {{"train", {{"vocabulary_size", 200}}}}},
                {"source_language", "en"},
                {"target_language", "ko"}};
  EXPECT_TRUE(found().empty());
}

TEST_F(UnusedLanguagesTest, WhatTheDataSaysIsForThoseThatReadIt) {
  m_description["recipe"]["data"]["train"][0]["source_language"] = "en";
  m_description["test"]["target_language"] = "ko";
  EXPECT_TRUE(found().empty());
}

TEST_F(UnusedLanguagesTest, TheCheckBeforeTheTrainingSaysIt) {
  entrant(0)["target_language"] = "ko";
  const auto checked = checkComparison(m_description, m_folder.path());
  ASSERT_TRUE(checked) << checked.error().message();
  EXPECT_EQ(checked->unusedLanguages.size(), 1u);
}

}  // namespace
}  // namespace s2s::test
