#include <gtest/gtest.h>

#include "engine/comparisons/comparison.h"
#include "engine/comparisons/comparison_queue.h"
#include "tests/comparisons/two_presets.h"

namespace s2s::test {
namespace {

/// What is said of a comparison that makes so much of something equal.
Error problemOf(const char* what, double amount) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["equalise"] = {{"what", what}, {"amount", amount}};
  const auto parsed = parseComparison(description);
  return parsed ? Error() : parsed.error();
}

TEST(EqualisedAmountTest, NoneOfWhatIsCountedIsBelowOne) {
  for (const auto& [what, remedy] :
       {std::pair("steps", "give at least 1 step"), std::pair("target_bytes", "give at least 1 byte")}) {
    for (const double amount : {0.0, 0.5}) {
      const Error problem = problemOf(what, amount);
      EXPECT_EQ(problem.what, "equalise.amount: is below 1") << what << amount;
      EXPECT_EQ(problem.remedy, remedy);
    }
    EXPECT_EQ(problemOf(what, 1).what, "") << what;
  }
}

TEST(EqualisedAmountTest, NothingOfWhatIsMeasuredIsNoAmount) {
  for (const char* what : {"operations", "wall_time", "memory"}) {
    EXPECT_EQ(problemOf(what, 0).what, "equalise.amount: must be above 0") << what;
    EXPECT_EQ(problemOf(what, 0.25).what, "") << what;
  }
}

TEST(EqualisedAmountTest, AFractionOfWhatIsCountedIsRefusedInANewComparisonAndTakenInAStoredOne) {
  for (const auto& [what, unit] : {std::pair("steps", "steps"), std::pair("target_bytes", "bytes")}) {
    const Error problem = problemOf(what, 1000.5);
    EXPECT_EQ(problem.what, "equalise.amount: 1000.5 is not a whole number");
    EXPECT_EQ(problem.remedy, std::string("give a whole number of ") + unit);
    const TemporaryDirectory folder;
    auto former = parseComparison(twoPresets(folder));
    ASSERT_TRUE(former) << former.error().message();
    former->equalised = std::string(what) == "steps" ? Equalised::steps : Equalised::targetBytes;
    former->amount = 1000.5;
    ASSERT_TRUE(beginComparison(folder / "stored", *former));
    const auto stored = readDescription(folder / "stored");
    ASSERT_TRUE(stored) << stored.error().message();
    EXPECT_EQ(stored->amount, 1000.5);
    const auto queue = readQueue(folder / "stored");
    EXPECT_TRUE(queue) << queue.error().message();
  }
}

}  // namespace
}  // namespace s2s::test
