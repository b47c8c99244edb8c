#include "engine/core/row_pieces.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

TEST(RowPiecesTest, AsFewAsTheMemoryAllows) {
  EXPECT_EQ(rowsThatFit(1000, 300), 3);
  EXPECT_EQ(rowsThatFit(100, 300), 1) << "a row that does not fit goes alone";
  EXPECT_EQ(piecesOfRows(6, 3), 2);
  EXPECT_EQ(piecesOfRows(7, 3), 3);
  EXPECT_EQ(piecesOfRows(0, 3), 0);
}

}  // namespace
}  // namespace s2s
