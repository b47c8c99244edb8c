#include "engine/core/wide_tiles.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(WideTilesTest, ATileIsWithinTheBoundAndWithinTheProduct) {
  for (const std::int64_t rows : {1, 33, 512, 8192, 250112}) {
    for (const std::int64_t columns : {1, 64, 512, 65536, 250112}) {
      for (const std::int64_t inner : {1, 64, 512, 4096, 250112}) {
        const WideTile tile = wideTile(rows, columns, inner);
        EXPECT_LE(tile.numbers(), kWideNumbers) << rows << " x " << columns << " over " << inner;
        EXPECT_TRUE(tile.rows >= 1 && tile.rows <= rows);
        EXPECT_TRUE(tile.columns >= 1 && tile.columns <= columns);
        EXPECT_TRUE(tile.inner >= 1 && tile.inner <= inner);
      }
    }
  }
}

TEST(WideTilesTest, WhatIsWithinTheBoundIsOneTile) {
  const WideTile tile = wideTile(100, 200, 500);
  EXPECT_EQ(tile.rows, 100);
  EXPECT_EQ(tile.columns, 200);
  EXPECT_EQ(tile.inner, 500);
}

// Little is widened for much that is multiplied, else the widening is what costs.
TEST(WideTilesTest, TilesOfLargeProductsAreLarge) {
  const WideTile tile = wideTile(4096, 250112, 512);
  EXPECT_GT(tile.rows, 200);
  EXPECT_GT(tile.columns, 200);
  EXPECT_EQ(tile.inner, 512);
}

TEST(WideTilesTest, SmallProductsAreComputedTogetherWithinTheBound) {
  const WideTile one{64, 64, 64};
  const std::int64_t together = wideGroup(64, 64, 64);
  EXPECT_LE(together * one.numbers(), kWideNumbers);
  EXPECT_GT((together + 1) * one.numbers(), kWideNumbers);
  EXPECT_EQ(wideGroup(4096, 4096, 64), 1);
}

}  // namespace
}  // namespace s2s
