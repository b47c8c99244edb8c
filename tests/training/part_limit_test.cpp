#include "engine/training/part_limit.h"

#include <gtest/gtest.h>

namespace s2s {
namespace {

std::vector<Example> rowsOf(const std::vector<std::size_t>& lengths) {
  std::vector<Example> rows;
  for (const std::size_t length : lengths) {
    Example row;
    row.source.assign(length, 5);
    row.target.assign(1, 5);
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Rows of each part.
std::vector<std::int64_t> parts(const PartLimit& limit, const std::vector<Example>& rows) {
  std::vector<std::int64_t> sizes;
  for (std::int64_t begin = 0; begin < std::ssize(rows);) {
    const std::int64_t end = limit.end(rows, begin);
    sizes.push_back(end - begin);
    begin = end;
  }
  return sizes;
}

TEST(PartLimitTest, WithoutOneABatchIsWhole) {
  EXPECT_FALSE(PartLimit{}.isMet());
  EXPECT_EQ(parts({}, rowsOf({3, 9, 3})), (std::vector<std::int64_t>{3}));
}

TEST(PartLimitTest, RowsAreCountedWhateverTheirLength) {
  EXPECT_EQ(parts({2, 0}, rowsOf({3, 9, 3, 3, 3})), (std::vector<std::int64_t>{2, 2, 1}));
}

TEST(PartLimitTest, TokensLeaveBatchesOfShortRowsWhole) {
  const PartLimit limit{0, 40};
  EXPECT_EQ(parts(limit, rowsOf(std::vector<std::size_t>(10, 3))), (std::vector<std::int64_t>{10}));
  EXPECT_EQ(parts(limit, rowsOf({19, 19, 19})), (std::vector<std::int64_t>{2, 1}));
}

TEST(PartLimitTest, PaddingCountsAndARowThatIsTooLongStandsAlone) {
  EXPECT_EQ(parts({0, 40}, rowsOf({3, 3, 19, 99, 3})), (std::vector<std::int64_t>{2, 1, 1, 1}));
}

TEST(PartLimitTest, HalfTheTokensOfABatchAreFewerRows) {
  const std::vector<Example> rows = rowsOf({3, 9, 4, 9, 3, 2, 9});
  EXPECT_EQ(paddedTokens(rows), 7 * 10);
  EXPECT_LT(parts({0, 4 * 10}, rows).front(), 7);
  EXPECT_EQ(paddedTokens(rowsOf({})), 0);
}

}  // namespace
}  // namespace s2s
