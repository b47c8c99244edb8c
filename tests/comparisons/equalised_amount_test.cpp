#include <gtest/gtest.h>

#include "engine/comparisons/comparison.h"
#include "engine/comparisons/comparison_check.h"
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

/// What the check says of it, for which models are looked at.
Error checkedProblemOf(const char* what, double amount) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["recipe"]["training"]["steps"] = 20;
  description["equalise"] = {{"what", what}, {"amount", amount}};
  const auto checked = checkComparison(description, folder.path());
  return checked ? Error() : checked.error();
}

TEST(EqualisedAmountTest, MoreThanCanBeCountedIsRefusedByTheFieldThatSaysIt) {
  struct Case {
    const char *what, *most, *remedy;
    double largest;
  };
  for (const Case& one :
       {Case{"steps", "1,000,000,000", "give at most 1,000,000,000 steps", 1e9},
        Case{"target_bytes", "9,007,199,254,740,992", "give at most 9,007,199,254,740,992 bytes", 0x1p53},
        Case{"wall_time", "1,000,000,000", "give at most 1,000,000,000 seconds", 1e9},
        Case{"memory", "16,384", "give at most 16,384 GiB", 16384}}) {
    EXPECT_EQ(problemOf(one.what, one.largest).what, "") << one.what;
    for (const double amount : {one.largest * 1.5, 9.3e18, 1e30}) {
      const Error problem = problemOf(one.what, amount);
      EXPECT_EQ(problem.what, std::string("equalise.amount: is above ") + one.most) << one.what << amount;
      EXPECT_EQ(problem.remedy, one.remedy);
      EXPECT_EQ(problem.kind, Error::Kind::invalidInput);
    }
  }
}

TEST(EqualisedAmountTest, MemoryThatAFormerProgramTookForNoLimitIsTakenInAStoredComparison) {
  const TemporaryDirectory folder;
  Json description = twoPresets(folder);
  description["equalise"] = {{"what", "memory"}, {"amount", 100000}};
  EXPECT_TRUE(parseStoredComparison(description));
  description["equalise"] = {{"what", "steps"}, {"amount", 1e30}};
  EXPECT_FALSE(parseStoredComparison(description)) << "no recipe ever had so many";
}

TEST(EqualisedAmountTest, OperationsThatNoRunCanSpendAreRefusedByTheCheck) {
  EXPECT_EQ(checkedProblemOf("operations", 1e12).what, "");
  const Error problem = checkedProblemOf("operations", 1e30);
  EXPECT_EQ(problem.what,
            "entrants.0 (narrow): equalise.amount: takes more than 1,000,000,000 steps, the most that a run "
            "may have");
  EXPECT_EQ(problem.kind, Error::Kind::invalidInput);
}

TEST(EqualisedAmountTest, MemoryInWhichNoRowFitsIsRefusedByTheCheck) {
  EXPECT_EQ(checkedProblemOf("memory", 1).what, "");
  EXPECT_EQ(checkedProblemOf("memory", 0.0001).what,
            "entrants.0 (narrow): equalise.amount: not even one row at once fits in 0.0001 GiB");
}

}  // namespace
}  // namespace s2s::test
