// A comparison that a former program took goes on, whatever newer checks say of its recipe.

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/entrant_recipe.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

TEST(StoredComparisonTest, OptionsThatNothingReadsAreRefusedInANewOneAndTakenInAStoredOne) {
  const TemporaryDirectory folder;
  const Json description = twoPresets(folder);
  const auto comparison = completeComparison(description, folder.path());
  ASSERT_TRUE(comparison) << comparison.error().message();
  Comparison former = *comparison;
  former.recipe["optimizer"] = {{"clip_threshold", 0.5}};
  ASSERT_TRUE(beginComparison(folder / "stored", former));
  const auto stored = readDescription(folder / "stored");
  ASSERT_TRUE(stored) << stored.error().message();
  const auto recipe = entrantRecipe(*stored, 0, 1);
  ASSERT_TRUE(recipe) << recipe.error().message();
  EXPECT_EQ(recipe->optimizer.clipThreshold, 0.5);
  EXPECT_TRUE(settingDifferences(*stored));
  const auto fresh = entrantRecipe(former, 0, 1);
  ASSERT_FALSE(fresh);
  EXPECT_NE(fresh.error().what.find("optimizer.clip_threshold: "), std::string::npos) << fresh.error().what;
}

TEST(StoredComparisonTest, WhatIsOfTrainingSetsIsRefusedInTheTestSetOfANewOneAndTakenInAStoredOne) {
  const TemporaryDirectory folder;
  const Json steps = Json::parse(R"([{"kind": "word-drop", "share": 0.3}])");
  const Json numbers = {{"kind", "numbers"}, {"minimum", 5}, {"maximum", 1}};
  for (const auto& [option, value] : {std::pair<std::string, Json>("limit_tokens", 100),
                                      {"augmentation", steps},
                                      {"weight", 2.0},
                                      {"objective", "span-corruption"},
                                      {"as_text", numbers}}) {
    Json description = twoPresets(folder);
    description["test"][option] = value;
    const auto refused = completeComparison(description, folder.path());
    ASSERT_FALSE(refused) << option;
    EXPECT_EQ(refused.error().kind, Error::Kind::invalidInput);
    EXPECT_TRUE(refused.error().what.starts_with("test." + option)) << refused.error().message();
    const auto stored = parseStoredComparison(description);
    EXPECT_TRUE(stored) << stored.error().message();
  }
}

}  // namespace
}  // namespace s2s::test
