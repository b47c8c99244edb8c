#include "engine/runs/foreign_curves/tf_record.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/runs/foreign_curves/crc32c.h"
#include "engine/runs/foreign_curves/tensorboard_event.h"
#include "engine/runs/foreign_curves/wire_format.h"
#include "tests/runs/foreign_curves/read_curves.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {
namespace {

TEST(TfRecords, theChecksumIsCastagnolis) {
  // RFC 3720, appendix B.4.
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAu);
  EXPECT_EQ(crc32c(std::string(32, '\xFF')), 0x62A8AB43u);
  EXPECT_EQ(crc32c("123456789"), 0xE3069283u);
}

TEST(TfRecords, aLengthThatNoFileHasIsNotAllocated) {
  const TemporaryDirectory folder;
  for (const std::uint64_t length : {std::uint64_t{1} << 40, ~std::uint64_t{0}, ~std::uint64_t{0} - 15}) {
    std::string header;
    for (int i = 0; i < 8; ++i) header.push_back(static_cast<char>((length >> (8 * i)) & 0xFF));
    const std::uint32_t crc = maskedCrc32c(header);
    for (int i = 0; i < 4; ++i) header.push_back(static_cast<char>((crc >> (8 * i)) & 0xFF));
    write(folder / "events.out.tfevents.1", header + std::string(100, 'x'));
    const auto points = readForeignRun(folder.path());
    ASSERT_TRUE(points);
    EXPECT_TRUE(points->empty());
  }
}

TEST(TfRecords, aRecordBeyondTheLimitIsPassedOver) {
  const TemporaryDirectory folder;
  const TensorboardEvent event{10.0, 3, false, {{"loss", 1.5}}};
  write(folder / "events.out.tfevents.1", tfRecord(tensorboardVersionEvent(1.0)) +
                                              tfRecord(std::string(TfRecordReader::kLongest + 1, '\0')) +
                                              tfRecord(tensorboardScalarEvent(event)));
  const Curves curves = curvesAt(folder.path());
  ASSERT_EQ(curves.size(), 1u);
  EXPECT_EQ(curves.at("loss").front(), std::pair(3.0, 1.5));
}

TEST(TfRecords, anyBytesAreReadToTheirEnd) {
  std::mt19937 random(4);
  for (int trial = 0; trial < 20'000; ++trial) {
    std::string bytes(random() % 60, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % (trial % 2 == 0 ? 256 : 48));
    TensorboardEventReader reader;
    (void)reader.read(bytes);
    WireReader fields(bytes);
    std::size_t count = 0;
    while (fields.next()) ++count;
    ASSERT_LE(count, bytes.size());
  }
}

}  // namespace
}  // namespace s2s::test
