#include "engine/data/mixture.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <numeric>

#include "engine/core/json.h"
#include "engine/core/text_file.h"
#include "engine/data/data_order.h"
#include "engine/data/largest_remainder.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

std::vector<MixedSet> setsOf(const std::vector<std::int64_t>& sizes) {
  std::vector<MixedSet> sets;
  for (const std::int64_t size : sizes) sets.push_back({size, 1.0});
  return sets;
}

MixingSection mixingOf(const std::string& kind, std::optional<std::int64_t> limit = {},
                       double temperature = 2.0) {
  MixingSection mixing;
  mixing.kind = kind;
  mixing.limit = limit;
  mixing.temperature = temperature;
  return mixing;
}

DataOrder orderOf(const std::vector<MixedSet>& sets, const MixingSection& mixing, bool buckets) {
  const auto taken = rowsPerEpoch(sets, mixing);
  std::vector<DataShare> shares;
  LengthBuckets lengths{{}, 0};
  for (std::size_t i = 0; i < sets.size(); ++i) {
    shares.push_back({sets[i].rows, static_cast<double>(taken[i]) / static_cast<double>(sets[i].rows)});
    for (std::int64_t row = 0; row < sets[i].rows; ++row)
      lengths.lengths.push_back(
          {static_cast<std::int32_t>(3 + row % 17), static_cast<std::int32_t>(2 + row % 5), 0});
  }
  return DataOrder(shares, 8, 3, true, buckets ? std::optional(lengths) : std::nullopt);
}

/// How many rows of every set an epoch really has.
std::vector<std::int64_t> countedIn(DataOrder& order, const std::vector<MixedSet>& sets, std::int64_t epoch) {
  std::vector<std::int64_t> counts(sets.size(), 0);
  std::int64_t first = 0;
  for (std::int64_t before = 0; before < epoch; ++before) first += order.batchesIn(before);
  for (std::int64_t batch = 0; batch < order.batchesIn(epoch); ++batch) {
    for (std::int64_t index : order.batch(first + batch)) {
      std::size_t set = 0;
      while (index >= sets[set].rows) index -= sets[set++].rows;
      ++counts[set];
    }
  }
  return counts;
}

TEST(MixtureTest, RatesAreThoseOfTheFormula) {
  const Json golden = parseJson(*readTextFile(test::golden("mixing/rates.json")), "rates.json").value();
  ASSERT_GT(golden.size(), 20u);
  for (const Json& one : golden) {
    const auto sizes = one.at("sizes").get<std::vector<std::int64_t>>();
    std::optional<std::int64_t> limit;
    if (!one.at("limit").is_null()) limit = one.at("limit").get<std::int64_t>();
    const auto mixing = mixingOf(one.at("kind"), limit, one.at("temperature"));
    const auto rates = mixingRates(setsOf(sizes), mixing);
    const auto expected = one.at("rates").get<std::vector<double>>();
    for (std::size_t i = 0; i < rates.size(); ++i) EXPECT_NEAR(rates[i], expected[i], 1e-12) << one.dump();
  }
}

TEST(MixtureTest, AnEpochRealisesTheRatesToARow) {
  const auto sets = setsOf({900, 40, 333});
  for (const MixingSection& mixing :
       {mixingOf("proportional", 100), mixingOf("proportional"), mixingOf("temperature", 500, 2.0),
        mixingOf("temperature", {}, 5.0), mixingOf("equal")}) {
    const auto rates = mixingRates(sets, mixing);
    const auto rows = rowsPerEpoch(sets, mixing);
    const auto whole = static_cast<double>(std::accumulate(rows.begin(), rows.end(), std::int64_t{0}));
    for (const bool buckets : {false, true}) {
      DataOrder order = orderOf(sets, mixing, buckets);
      for (const std::int64_t epoch : {0, 1, 4}) {
        const auto counts = countedIn(order, sets, epoch);
        EXPECT_EQ(counts, rows) << mixing.kind;
        for (std::size_t i = 0; i < sets.size(); ++i)
          EXPECT_LT(std::abs(static_cast<double>(counts[i]) - rates[i] * whole), 1.0) << mixing.kind;
      }
    }
  }
}

TEST(MixtureTest, TheLimitCountsASetAtMost) {
  EXPECT_EQ(rowsPerEpoch(setsOf({1000, 30}), mixingOf("proportional", 100)),
            (std::vector<std::int64_t>{100, 30}));
}

TEST(MixtureTest, RowsThatAnEpochLeavesOutComeInLaterOnes) {
  const auto sets = setsOf({100, 10});
  DataOrder order = orderOf(sets, mixingOf("proportional", 25), false);
  std::vector<int> seen(110, 0);
  for (std::int64_t batch = 0; batch < 4 * order.batchesIn(0); ++batch) {
    for (const std::int64_t index : order.batch(batch)) ++seen[static_cast<std::size_t>(index)];
  }
  for (int row = 0; row < 100; ++row) EXPECT_EQ(seen[static_cast<std::size_t>(row)], 1) << row;
  for (int row = 100; row < 110; ++row) EXPECT_EQ(seen[static_cast<std::size_t>(row)], 4) << row;
}

TEST(MixtureTest, WeightsCountRowsAsTheyAlwaysDid) {
  const std::vector<MixedSet> sets = {{100, 1.0}, {10, 3.0}, {40, 0.25}};
  EXPECT_EQ(rowsPerEpoch(sets, mixingOf("weights")), (std::vector<std::int64_t>{100, 30, 10}));
  EXPECT_NEAR(mixingRates(sets, mixingOf("weights"))[1], 30.0 / 140.0, 1e-12);
}

TEST(MixtureTest, PassesCountHowOftenASetWasGoneThrough) {
  const auto sets = setsOf({64, 8});
  DataOrder order =
      orderOf(sets, mixingOf("equal"), false);  // 36 rows of each in an epoch of 9 micro-batches
  ASSERT_EQ(order.batchesIn(0), 9);
  EXPECT_EQ(order.passes(0), (std::vector<double>{0.0, 0.0}));
  EXPECT_EQ(order.passes(9), (std::vector<double>{36.0 / 64, 36.0 / 8}));
  EXPECT_EQ(order.passes(18), (std::vector<double>{72.0 / 64, 72.0 / 8}));
  std::int64_t ofFirst = 0;
  for (std::int64_t batch = 0; batch < 13; ++batch) {
    for (const std::int64_t index : order.batch(batch)) ofFirst += index < 64;
  }
  EXPECT_EQ(order.expectedPasses(18), order.passes(18));
  EXPECT_DOUBLE_EQ(order.passes(13)[0], static_cast<double>(ofFirst) / 64);
}

TEST(MixtureTest, BatchWithFindsTheMicroBatchOfARow) {
  const auto sets = setsOf({50, 7});
  for (const bool buckets : {false, true}) {
    DataOrder order = orderOf(sets, mixingOf("proportional", 20), buckets);
    for (const std::int64_t epoch : {2, 0}) {
      std::int64_t found = 0;
      for (std::int64_t row = 0; row < 57; ++row) {
        const auto batch = order.batchWith(row, epoch);
        if (!batch) continue;
        ++found;
        const auto rows = order.batch(*batch);
        EXPECT_NE(std::ranges::find(rows, row), rows.end());
        EXPECT_EQ(order.epochOf(*batch), epoch);
      }
      // Where an epoch begins a new pass over a set, a row may come twice in it.
      EXPECT_LE(found, 27);
      EXPECT_GE(found, epoch == 0 ? 27 : 18);
    }
  }
}

TEST(LargestRemainderTest, SumsExactlyAndIsOffByLessThanOne) {
  const std::vector<double> shares = {1.5, 2.5, 3.9999999999, 0.2, 1.8000000001};
  EXPECT_EQ(roundedTo(shares, 10), (std::vector<std::int64_t>{2, 2, 4, 0, 2}));
}

TEST(LargestRemainderTest, WhatHasNoRoomGoesToThoseThatHave) {
  const std::vector<double> shares = {1.6, 1.7, 0.7, 2.0};
  const std::vector<std::int64_t> most = {1, 2, 0, 5};
  EXPECT_EQ(roundedTo(shares, 6, most), (std::vector<std::int64_t>{1, 2, 0, 3}));
  EXPECT_EQ(roundedTo(shares, 20, most), most) << "no more than there is room for";
}

}  // namespace
}  // namespace s2s
