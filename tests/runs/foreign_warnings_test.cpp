#include <gtest/gtest.h>

#include <fstream>

#include "engine/runs/foreign_curves/foreign_curves.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/tf_record.h"
#include "tests/support/temporary_directory.h"

namespace s2s {
namespace {

class ForeignWarnings : public testing::Test {
 protected:
  static std::string record(std::int64_t step) {
    return tfRecord(tensorboardScalarEvent({10.0, step, false, {{"loss", 1.0}}}));
  }

  /// Of what is written to a file of that name.
  std::vector<std::string> warningsOf(const std::string& name, const std::string& bytes) {
    std::ofstream(m_folder / name, std::ios::binary) << bytes;
    std::vector<std::string> warnings;
    const auto points = readForeignRun(m_folder / name, {}, &warnings);
    EXPECT_TRUE(points) << points.error().message();
    m_points = points ? points->size() : 0;
    return warnings;
  }

  test::TemporaryDirectory m_folder;
  std::size_t m_points = 0;
};

TEST_F(ForeignWarnings, theRestOfADamagedEventFileIsTold) {
  std::string bytes = record(1) + record(2);
  bytes[record(1).size() + 8] ^= 1;  // the checksum of the second length
  const auto warnings = warningsOf("events.out.tfevents.1", bytes + record(3));
  EXPECT_EQ(m_points, 1u);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_NE(warnings[0].find("damaged from byte " + std::to_string(record(1).size())), std::string::npos)
      << warnings[0];
}

TEST_F(ForeignWarnings, everyDamagedRecordIsToldOrCounted) {
  std::string bytes;
  for (int step = 0; step < 30; ++step) {
    bytes += record(step);
    if (step % 10 != 0) bytes.back() ^= 1;
  }
  const auto warnings = warningsOf("events.out.tfevents.1", bytes);
  EXPECT_EQ(m_points, 3u);
  ASSERT_EQ(warnings.size(), 21u);
  EXPECT_NE(warnings[0].find("is damaged and was passed over"), std::string::npos) << warnings[0];
  EXPECT_TRUE(warnings.back().starts_with("further records that were passed over: 7, ")) << warnings.back();
}

TEST_F(ForeignWarnings, aQuoteThatIsNeverClosedSaysWhatItSwallowed) {
  const auto warnings = warningsOf("a.csv", "step,loss,note\n1,2,\"fine\nhere\"\n2,3,\"oh\n3,4,\n4,5,\n");
  EXPECT_EQ(m_points, 2u);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_TRUE(warnings[0].starts_with("row 3 has a quote that is never closed; lines left out after it: 2,"))
      << warnings[0];
}

TEST_F(ForeignWarnings, rowsWithoutAStepAreToldOrCounted) {
  std::string rows = "step,loss\n1,2\n";
  for (int i = 0; i < 25; ++i) rows += ",3\n";
  const auto warnings = warningsOf("a.csv", rows);
  ASSERT_EQ(warnings.size(), 21u);
  EXPECT_TRUE(warnings.back().starts_with("further rows without a step, which were left out: 5, "))
      << warnings.back();
}

TEST_F(ForeignWarnings, cellsThatBecomeNoPointAreCountedWithTheFirst) {
  const auto warnings = warningsOf("a.csv", "step,loss,rate\n1,2,1\n2,x,-\n3,,2\n4\n4,oh,2\n5,6,2,7\n6,7\n");
  EXPECT_EQ(m_points, 7u);
  ASSERT_EQ(warnings.size(), 3u);
  EXPECT_TRUE(
      warnings[0].starts_with("cells that are no numbers, which were left out: 3, the first in row 3, "))
      << warnings[0];
  EXPECT_TRUE(
      warnings[1].starts_with("rows that end before the last column of numbers: 2, the first is row 5, "))
      << warnings[1];
  EXPECT_TRUE(warnings[2].starts_with(
      "rows with cells behind the last column, which were left out: 1, the first is row 7, "))
      << warnings[2];
}

TEST_F(ForeignWarnings, columnsOfTextAndEmptyCellsAreNoFault) {
  EXPECT_TRUE(warningsOf("a.csv", "step,loss,note,\n1,2,warm-up,\n2,3\n3, ,\n4,1,done,,\n").empty());
}

TEST_F(ForeignWarnings, aWholeFileHasNone) {
  EXPECT_TRUE(warningsOf("events.out.tfevents.1", record(1) + record(2)).empty());
  EXPECT_TRUE(warningsOf("a.csv", "step,loss,note\n1,2,\"a, b\"\n2,3,").empty());
}

}  // namespace
}  // namespace s2s
