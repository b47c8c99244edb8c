#include "engine/data/data_order.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "engine/data/data_split.h"

namespace s2s {
namespace {

std::vector<std::int64_t> epochOf(DataOrder& order, std::int64_t epoch) {
  std::vector<std::int64_t> all;
  for (std::int64_t i = 0; i < order.batchesPerEpoch(); ++i) {
    for (const std::int64_t index : order.batch(epoch * order.batchesPerEpoch() + i)) all.push_back(index);
  }
  return all;
}

TEST(DataOrderTest, EveryEpochHoldsEveryExampleOnceInAnotherOrder) {
  DataOrder order(103, 10, 5, true);
  EXPECT_EQ(order.batchesPerEpoch(), 11);
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

}  // namespace
}  // namespace s2s
