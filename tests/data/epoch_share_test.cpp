// Epochs that are no whole numbers, as micro-batches.
#include <gtest/gtest.h>

#include "engine/data/data_order.h"

namespace s2s {
namespace {

// 1.1 × 10 is 11.000000000000002, and a run of 1.1 epochs had twelve micro-batches.
TEST(EpochShareTest, DecimalSharesAreSoManyBatches) {
  DataOrder tens(100, 10, 7, true), hundreds(100, 1, 7, true);
  for (std::int64_t tenth = 1; tenth <= 300; ++tenth)
    EXPECT_EQ(tens.batchesUntil(static_cast<double>(tenth) / 10.0), tenth);
  for (std::int64_t hundredth = 1; hundredth <= 3000; ++hundredth)
    EXPECT_EQ(hundreds.batchesUntil(static_cast<double>(hundredth) / 100.0), hundredth);
}

TEST(EpochShareTest, ABegunBatchCounts) {
  DataOrder order(100, 10, 7, true);
  EXPECT_EQ(order.batchesUntil(1.11), 12);
  EXPECT_EQ(order.batchesUntil(0.001), 1);
  EXPECT_EQ(order.batchesUntil(2.0000001), 21);
}

}  // namespace
}  // namespace s2s
