// How many rows of a test set training sets have too.

#include <gtest/gtest.h>

#include "engine/data/checks/rows_in_common.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {
namespace {

class RowsInCommonTest : public testing::Test {
 protected:
  CheckedSet set(const std::string& name, const std::string& rows, CheckedSet::Role role) const {
    const std::filesystem::path file = m_folder / (name + ".tsv");
    writeText(file, "source\ttarget\n" + rows);
    CheckedSet made;
    made.data.path = file.string();
    made.role = role;
    return made;
  }
  CheckedSet test(const std::string& rows) const { return set("test", rows, CheckedSet::Role::test); }
  CheckedSet train(const std::string& name, const std::string& rows) const {
    return set(name, rows, CheckedSet::Role::train);
  }

  static RowsInCommon counted(const CheckedSet& test, const std::vector<CheckedSet>& training) {
    const auto common = rowsInCommon(test, training);
    EXPECT_TRUE(common) << (common ? "" : common.error().message());
    return common ? *common : RowsInCommon();
  }

  TemporaryDirectory m_folder;
};

TEST_F(RowsInCommonTest, ARowCountsOnceHoweverManyTrainingRowsAndSetsHaveIt) {
  const CheckedSet held = test("Go.\t가.\nRun!\t달려!\nStop.\t멈춰.\nHi.\t안녕.\n");
  const RowsInCommon common = counted(
      held, {train("a", "Go.\t가.\nGo.\t가.\nRun!\t뛰어!\n"), train("b", "Stop.\t멈춰.\nGo.\t가.\n")});
  EXPECT_EQ(common.rows, 2) << "another target is another row";
  EXPECT_EQ(common.of, 4);
}

TEST_F(RowsInCommonTest, CaseSpacesAndPunctuationDoNotCount) {
  EXPECT_EQ(counted(test("Go on!\t 가라\n"), {train("a", "go  ON\t가라.\n")}).rows, 1);
}

TEST_F(RowsInCommonTest, EveryRowOfTheTestSetCountsAndUnusableOnesAreNone) {
  const RowsInCommon common =
      counted(test("Go.\t가.\nGo.\t가.\nRun!\t\nHi.\t안녕.\n"), {train("a", "Go.\t가.\nRun!\t\nX\tY\n")});
  EXPECT_EQ(common.rows, 2);
  EXPECT_EQ(common.of, 3);
}

TEST_F(RowsInCommonTest, LabelsAreComparedToo) {
  CheckedSet held = test("good\t1\nbad\t0\n"), learned = train("a", "good\t1\nbad\t1\n");
  held.needs = learned.needs = RowNeeds::labels;
  EXPECT_EQ(counted(held, {learned}).rows, 1);
}

TEST_F(RowsInCommonTest, ASetThatCannotBeReadIsAnError) {
  CheckedSet gone = train("a", "Go.\t가.\n");
  gone.data.path += ".gone";
  EXPECT_FALSE(rowsInCommon(test("Go.\t가.\n"), std::vector{gone}));
}

}  // namespace
}  // namespace s2s::test
