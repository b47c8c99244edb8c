#include "engine/data/packing.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "engine/data/data_order.h"

namespace s2s {
namespace {

constexpr RowCapacity kCapacity{64, 48};

std::vector<ExampleLength> sentenceLengths(std::size_t rows) {
  std::vector<ExampleLength> lengths;
  const CounterRandom random(17);
  for (std::size_t row = 0; row < rows; ++row) {
    const CounterRandom own = random.stream(row);
    const auto source = static_cast<std::int32_t>(3 + own.below(0, 30));
    lengths.push_back({source, static_cast<std::int32_t>(2 + own.below(1, 25)), 0});
  }
  return lengths;
}

/// [begin, end) of the packed rows of an epoch.
std::vector<std::vector<std::int64_t>> rowsOf(const CutEpoch& epoch) {
  std::vector<std::vector<std::int64_t>> rows;
  std::int64_t begin = 0;
  for (const std::int64_t end : epoch.packEnds) {
    rows.emplace_back(epoch.rows.begin() + begin, epoch.rows.begin() + end);
    begin = end;
  }
  return rows;
}

CutEpoch packedEpoch(const std::vector<ExampleLength>& lengths, std::int64_t rowsPerBatch) {
  std::vector<std::int64_t> order(lengths.size());
  std::iota(order.begin(), order.end(), 0);
  return cutPacked(order, lengths, kCapacity, rowsPerBatch, CounterRandom(3));
}

TEST(PackingTest, EveryTextComesOnceAndRowsHoldWhatTheyCan) {
  auto lengths = sentenceLengths(1003);
  lengths[5] = {200, 4, 0};  // longer than a row: comes alone
  const CutEpoch epoch = packedEpoch(lengths, 8);
  EXPECT_EQ(std::set<std::int64_t>(epoch.rows.begin(), epoch.rows.end()).size(), 1003u);
  EXPECT_EQ(epoch.rows.size(), 1003u);
  EXPECT_EQ(epoch.packEnds.back(), 1003);
  std::int64_t tokens = 0, rows = 0;
  for (const auto& row : rowsOf(epoch)) {
    std::int64_t source = 0, target = 0;
    for (const std::int64_t text : row) {
      source += lengths[static_cast<std::size_t>(text)].source;
      target += lengths[static_cast<std::size_t>(text)].target;
    }
    if (row == std::vector<std::int64_t>{5}) continue;
    EXPECT_LE(source, kCapacity.source);
    EXPECT_LE(target, kCapacity.target);
    tokens += source + target;
    ++rows;
  }
  const double padding = 1.0 - static_cast<double>(tokens) /
                                   static_cast<double>(rows * (kCapacity.source + kCapacity.target));
  EXPECT_LT(padding, 0.15) << "rows are nearly full in the side that fills first";
}

TEST(PackingTest, MicroBatchesAreWholeRows) {
  const CutEpoch epoch = packedEpoch(sentenceLengths(500), 8);
  const std::set<std::int64_t> rowEnds(epoch.packEnds.begin(), epoch.packEnds.end());
  for (std::size_t i = 0; i < epoch.ends.size(); ++i) {
    EXPECT_TRUE(rowEnds.contains(epoch.ends[i]));
    const auto until = std::ranges::upper_bound(epoch.packEnds, epoch.ends[i]) - epoch.packEnds.begin();
    if (i + 1 < epoch.ends.size()) {
      EXPECT_EQ(until, static_cast<std::int64_t>(8 * (i + 1)));
    }
  }
  EXPECT_EQ(epoch.ends.back(), 500);
}

TEST(PackingTest, AnOrderTellsTheRowsOfEveryMicroBatch) {
  const auto lengths = sentenceLengths(300);
  const auto make = [&](std::int64_t tokens) {
    return DataOrder({{300, 1.0}}, 6, 5, true, LengthBuckets{lengths, tokens, kCapacity});
  };
  // 400 tokens hold three rows of 64 + 48.
  for (const auto& [tokens, rowsPerBatch] : {std::pair<std::int64_t, std::size_t>{0, 6}, {400, 3}}) {
    DataOrder order = make(tokens);
    std::set<std::int64_t> seen;
    for (std::int64_t number = 0; number < order.batchesIn(0); ++number) {
      const auto batch = order.batch(number), packs = order.packs(number);
      seen.insert(batch.begin(), batch.end());
      if (number + 1 < order.batchesIn(0)) {
        EXPECT_EQ(packs.size(), rowsPerBatch);
      }
      EXPECT_EQ(packs.back(), std::ssize(batch));
      DataOrder fresh = make(tokens);
      EXPECT_EQ(fresh.packs(number), packs);
    }
    EXPECT_EQ(seen.size(), 300u);
  }
}

TEST(PackingTest, ExamplesAreJoinedWithTheirEnds) {
  const std::vector<Example> examples = {{{5, 6, 1}, {8, 1}, "a", "b"}, {{7, 1}, {9, 9, 1}, "c", "d"}};
  const Example row = packed(examples);
  EXPECT_EQ(row.source, (std::vector<std::int64_t>{5, 6, 1, 7, 1}));
  EXPECT_EQ(row.target, (std::vector<std::int64_t>{8, 1, 9, 9, 1}));
  EXPECT_EQ(row.sourceEnds, (std::vector<std::int64_t>{3, 5}));
  EXPECT_EQ(row.targetEnds, (std::vector<std::int64_t>{2, 5}));
  EXPECT_TRUE(packed(std::span(examples).first(1)).sourceEnds.empty());
}

}  // namespace
}  // namespace s2s
