#include "engine/data/data_order.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/data/data_split.h"

namespace s2s {
namespace {

std::vector<std::int64_t> epochOf(DataOrder& order, std::int64_t epoch) {
  std::vector<std::int64_t> all;
  const std::int64_t first = order.batchesUntil(static_cast<double>(epoch));
  for (std::int64_t i = 0; i < order.batchesIn(epoch); ++i) {
    for (const std::int64_t index : order.batch(first + i)) all.push_back(index);
  }
  return all;
}

TEST(DataOrderTest, EveryEpochHoldsEveryExampleOnceInAnotherOrder) {
  DataOrder order(103, 10, 5, true);
  EXPECT_EQ(order.batchesIn(0), 11);
  const std::vector<std::int64_t> first = epochOf(order, 0), second = epochOf(order, 1);
  EXPECT_EQ(std::set<std::int64_t>(first.begin(), first.end()).size(), 103u);
  EXPECT_EQ(first.size(), 103u);
  EXPECT_EQ(std::set<std::int64_t>(second.begin(), second.end()).size(), 103u);
  EXPECT_NE(first, second);
  EXPECT_EQ(order.batch(10).size(), 3u);
  DataOrder otherSeed(103, 10, 6, true);
  EXPECT_NE(epochOf(otherSeed, 0), first);
}

TEST(DataOrderTest, SeekingEqualsReplaying) {
  for (const bool shuffle : {true, false}) {
    DataOrder replayed({{50, 1.0}, {7, 2.5}, {31, 0.3}}, 8, 9, shuffle);
    std::vector<std::vector<std::int64_t>> batches;
    for (std::int64_t i = 0; i < 60; ++i) batches.push_back(replayed.batch(i));
    for (const std::int64_t place : {59, 0, 33, 7, 58}) {
      DataOrder fresh({{50, 1.0}, {7, 2.5}, {31, 0.3}}, 8, 9, shuffle);
      EXPECT_EQ(fresh.batch(place), batches[static_cast<std::size_t>(place)]);
      EXPECT_EQ(replayed.batch(place), batches[static_cast<std::size_t>(place)]);
    }
  }
}

TEST(DataOrderTest, WithoutShuffleRowsKeepTheirOrder) {
  DataOrder order(5, 2, 1, false);
  EXPECT_EQ(epochOf(order, 0), (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(epochOf(order, 3), (std::vector<std::int64_t>{0, 1, 2, 3, 4}));
}

TEST(DataOrderTest, WeightsSayHowOftenRowsOccur) {
  DataOrder order({{100, 1.0}, {10, 3.0}, {40, 0.25}}, 16, 2, true);
  EXPECT_EQ(order.examplesPerEpoch(), 100 + 30 + 10);
  std::map<std::int64_t, int> counts;
  for (std::int64_t epoch = 0; epoch < 8; ++epoch) {
    for (const std::int64_t index : epochOf(order, epoch)) ++counts[index];
  }
  for (std::int64_t i = 0; i < 100; ++i) EXPECT_EQ(counts[i], 8) << i;
  for (std::int64_t i = 100; i < 110; ++i) EXPECT_EQ(counts[i], 24) << i;
  for (std::int64_t i = 110; i < 150; ++i) EXPECT_EQ(counts[i], 2) << i;
}

TEST(DataOrderTest, EpochsAreCountedInRows) {
  DataOrder order(10, 4, 1, true);
  EXPECT_DOUBLE_EQ(order.epoch(0), 0.0);
  EXPECT_DOUBLE_EQ(order.epoch(1), 0.4);
  EXPECT_DOUBLE_EQ(order.epoch(3), 1.0);
  EXPECT_DOUBLE_EQ(order.epoch(7), 2.4);
}

TEST(DataOrderTest, EmptySetsAreABrokenPromise) {
  EXPECT_THROW(DataOrder(0, 1, 1, true), std::logic_error);
  EXPECT_THROW(DataOrder(1, 0, 1, true), std::logic_error);
  EXPECT_THROW(DataOrder({{5, 0.0}}, 1, 1, true), std::logic_error);
}

TEST(DataSplitTest, HoldsOutAShareChosenByTheSeed) {
  const DataSplit split = splitRows(1000, 0.05, 1);
  EXPECT_EQ(split.validation.size(), 50u);
  std::set<std::int64_t> all(split.train.begin(), split.train.end());
  all.insert(split.validation.begin(), split.validation.end());
  EXPECT_EQ(all.size(), 1000u);
  EXPECT_EQ(splitRows(1000, 0.05, 1).validation, split.validation);
  EXPECT_NE(splitRows(1000, 0.05, 2).validation, split.validation);
  EXPECT_TRUE(splitRows(1000, 0.0, 1).validation.empty());
  EXPECT_EQ(splitRows(3, 0.01, 1).validation.size(), 1u);
  EXPECT_EQ(splitRows(2, 0.9, 1).train.size(), 1u);
  EXPECT_TRUE(splitRows(1, 0.5, 1).validation.empty());
}

/// Lengths as sentences have them: targets go with their sources.
std::vector<ExampleLength> sentenceLengths(std::int64_t count) {
  const CounterRandom random(3);
  std::vector<ExampleLength> lengths;
  for (std::int64_t i = 0; i < count; ++i) {
    const CounterRandom own = random.stream(static_cast<std::uint64_t>(i));
    const auto source = static_cast<std::int32_t>(3 + own.below(0, 40));
    lengths.push_back({source, source + static_cast<std::int32_t>(own.below(1, 9)), 0});
  }
  return lengths;
}

std::int64_t padded(const std::vector<std::int64_t>& batch, const std::vector<ExampleLength>& lengths) {
  std::int32_t source = 0, target = 0;
  for (const std::int64_t row : batch) {
    source = std::max(source, lengths[static_cast<std::size_t>(row)].source);
    target = std::max(target, lengths[static_cast<std::size_t>(row)].target);
  }
  return std::ssize(batch) * (source + target);
}

double paddingShare(DataOrder& order, const std::vector<ExampleLength>& lengths) {
  double real = 0.0, all = 0.0;
  for (std::int64_t i = 0; i < order.batchesIn(0); ++i) {
    const auto batch = order.batch(i);
    all += static_cast<double>(padded(batch, lengths));
    for (const std::int64_t row : batch) {
      const ExampleLength& length = lengths[static_cast<std::size_t>(row)];
      real += length.source + length.target;
    }
  }
  return 1.0 - real / all;
}

TEST(LengthBucketsTest, EveryEpochHoldsEveryRowOnceInMixedBatches) {
  const auto lengths = sentenceLengths(1003);
  for (const std::int64_t tokens : {0, 400}) {
    DataOrder order({{1003, 1.0}}, 8, 5, true, LengthBuckets{lengths, tokens});
    const auto first = epochOf(order, 0), second = epochOf(order, 1);
    EXPECT_EQ(first.size(), 1003u);
    EXPECT_EQ(std::set<std::int64_t>(first.begin(), first.end()).size(), 1003u);
    EXPECT_EQ(std::set<std::int64_t>(second.begin(), second.end()).size(), 1003u);
    EXPECT_NE(first, second);
    // Long and short micro-batches come in turn, not by length.
    std::int64_t rises = 0;
    for (std::int64_t i = 1; i < order.batchesIn(0); ++i) {
      const auto lengthOf = [&](std::int64_t batch) {
        return lengths[static_cast<std::size_t>(order.batch(batch).front())].source;
      };
      rises += lengthOf(i) > lengthOf(i - 1);
    }
    EXPECT_GT(rises, order.batchesIn(0) / 3);
    EXPECT_LT(rises, order.batchesIn(0) * 2 / 3);
  }
}

TEST(LengthBucketsTest, PaddingFallsFarBelowThatOfRandomBatches) {
  const auto lengths = sentenceLengths(3000);
  DataOrder plain({{3000, 1.0}}, 16, 5, true);
  DataOrder rows({{3000, 1.0}}, 16, 5, true, LengthBuckets{lengths, 0});
  DataOrder tokens({{3000, 1.0}}, 16, 5, true, LengthBuckets{lengths, 1024});
  EXPECT_GT(paddingShare(plain, lengths), 0.35);
  EXPECT_LT(paddingShare(rows, lengths), 0.06);
  EXPECT_LT(paddingShare(tokens, lengths), 0.06);
}

TEST(LengthBucketsTest, TokensAreTheLimitAndALongerRowComesAlone) {
  auto lengths = sentenceLengths(300);
  lengths[7] = {400, 300, 0};
  DataOrder order({{300, 1.0}}, 16, 5, true, LengthBuckets{lengths, 512});
  bool alone = false;
  for (std::int64_t i = 0; i < order.batchesIn(0); ++i) {
    const auto batch = order.batch(i);
    if (batch.size() > 1) {
      EXPECT_LE(padded(batch, lengths), 512);
    }
    alone |= batch == std::vector<std::int64_t>{7};
  }
  EXPECT_TRUE(alone);
}

TEST(LengthBucketsTest, SeekingEqualsReplayingOverEpochsOfDifferentLength) {
  const auto lengths = sentenceLengths(88);
  const auto make = [&] {
    return DataOrder({{50, 1.0}, {7, 2.5}, {31, 0.3}}, 8, 9, true, LengthBuckets{lengths, 150});
  };
  DataOrder replayed = make();
  std::vector<std::vector<std::int64_t>> batches;
  std::vector<double> epochs;
  for (std::int64_t i = 0; i < 90; ++i)
    batches.push_back(replayed.batch(i)), epochs.push_back(replayed.epoch(i));
  std::set<std::int64_t> counts;
  for (std::int64_t epoch = 0; epoch < 5; ++epoch) counts.insert(replayed.batchesIn(epoch));
  EXPECT_GT(counts.size(), 1u) << "the epochs of this test are to differ";
  for (const std::int64_t place : {89, 0, 33, 7, 58}) {
    DataOrder fresh = make();
    EXPECT_EQ(fresh.epoch(place), epochs[static_cast<std::size_t>(place)]);
    EXPECT_EQ(fresh.batch(place), batches[static_cast<std::size_t>(place)]);
    EXPECT_EQ(replayed.batch(place), batches[static_cast<std::size_t>(place)]);
  }
}

TEST(LengthBucketsTest, SoManyEpochsAreSoManyBatches) {
  const auto lengths = sentenceLengths(88);
  DataOrder order({{50, 1.0}, {7, 2.5}, {31, 0.3}}, 8, 9, true, LengthBuckets{lengths, 150});
  const std::int64_t three = order.batchesIn(0) + order.batchesIn(1) + order.batchesIn(2);
  EXPECT_EQ(order.batchesUntil(3.0), three);
  EXPECT_EQ(order.batchesUntil(2.5), three - order.batchesIn(2) / 2);
  EXPECT_EQ(order.epoch(three), 3.0);
}

}  // namespace
}  // namespace s2s
