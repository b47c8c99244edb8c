// What would end one entrant's run at its start, hours behind the others'.

#include <gtest/gtest.h>

#include "engine/comparisons/comparison_check.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

TEST(EntrantStartTest, AnEntrantWhoseDataLackItsColumnIsNamedBeforeAnythingTrains) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["entrants"][1]["changes"] = {"data.train.0.target=translation"};
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().what, "entrants.1 (wide): data.train.0: there is no column \"translation\"");
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
}

TEST(EntrantStartTest, AnEntrantWhoseVocabularyIsTooSmallIsNamedBeforeAnythingTrains) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["entrants"][0]["model"]["overrides"]["vocab_size"] = 60;
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_TRUE(checked.error().what.starts_with(
      "entrants.0 (narrow): model.overrides.vocab_size: 60 is below the 104 entries"))
      << checked.error().what;
}

TEST(EntrantStartTest, MemoryThatHoldsNotEvenOneRowIsFoundByTheCheck) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["recipe"]["training"]["steps"] = 20;
  description["equalise"] = {{"what", "memory"}, {"amount", 0.0001}};
  const auto checked = checkComparison(description, folder.path());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().what,
            "entrants.0 (narrow): equalise.amount: not even one row at once fits in 0.0001 GiB");
  EXPECT_EQ(checked.error().kind, Error::Kind::invalidInput);
  description["equalise"]["amount"] = 1;
  const auto enough = checkComparison(description, folder.path());
  EXPECT_TRUE(enough) << enough.error().message();
}

}  // namespace
}  // namespace s2s::test
