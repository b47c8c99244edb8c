#include "engine/data/kept_rows.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(KeptRowsTest, WhatLiesBehindALimitIsNeitherCutNorDiscarded) {
  KeptRows kept;
  kept.keep(0, {3, 3, 3, 3});
  kept.discard();
  kept.keep(2, {9, 3, 5, 3});
  kept.discard();
  kept.keep(4, {9, 3, 5, 3});
  EXPECT_EQ(kept.cut(), 2);
  EXPECT_EQ(kept.discarded(), 2);
  kept.limitTo(1);
  EXPECT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept.cut(), 0);
  EXPECT_EQ(kept.discarded(), 1);
  EXPECT_TRUE(kept.isBehindLimit(3));
}

}  // namespace
}  // namespace s2s
