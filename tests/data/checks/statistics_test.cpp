#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"
#include "engine/data/checks/length_histogram.h"
#include "engine/data/checks/length_ratio.h"

namespace s2s {
namespace {

TEST(LengthHistogramTest, SharesAndPercentilesByHand) {
  LengthHistogram lengths;
  for (const int length : {1, 2, 2, 3, 10}) lengths.add(length);
  EXPECT_EQ(lengths.count(), 5);
  EXPECT_EQ(lengths.longest(), 10);
  EXPECT_DOUBLE_EQ(lengths.mean(), 3.6);
  EXPECT_EQ(lengths.percentile(0.5), 2);
  EXPECT_EQ(lengths.percentile(0.8), 3);
  EXPECT_EQ(lengths.percentile(0.81), 10);
  EXPECT_EQ(lengths.percentile(1.0), 10);
  EXPECT_EQ(lengths.percentile(0.0), 1);
  EXPECT_EQ(lengths.countAbove(2), 2);
  EXPECT_EQ(lengths.countAbove(3), 1);
  EXPECT_DOUBLE_EQ(lengths.shareAbove(10), 0.0);
  EXPECT_DOUBLE_EQ(lengths.shareAbove(0), 1.0);
  EXPECT_EQ(lengths.lostAbove(2), 1 + 8);
}

TEST(LengthHistogramTest, OneWithoutTextsAsksForNothing) {
  const LengthHistogram lengths;
  EXPECT_EQ(lengths.percentile(0.5), 0);
  EXPECT_DOUBLE_EQ(lengths.shareAbove(0), 0.0);
  EXPECT_TRUE(lengths.bins().empty());
}

TEST(LengthHistogramTest, BinsHoldEveryTextOnce) {
  for (const std::int64_t longest : {1, 7, 59, 60, 61, 500, 70000}) {
    LengthHistogram lengths;
    const CounterRandom random(static_cast<std::uint64_t>(longest));
    for (std::uint64_t i = 0; i < 5000; ++i)
      lengths.add(static_cast<std::int64_t>(random.below(i, static_cast<std::uint64_t>(longest) + 1)));
    lengths.add(longest);
    const auto bins = lengths.bins(60);
    EXPECT_LE(bins.size(), 62u) << longest;
    std::int64_t sum = 0, next = 0;
    for (const auto& bin : bins) {
      EXPECT_EQ(bin.from, next) << longest;
      EXPECT_GE(bin.to, bin.from);
      std::int64_t counted = 0;
      for (std::int64_t l = bin.from; l <= std::min(bin.to, LengthHistogram::kLongest); ++l) {
        if (l < static_cast<std::int64_t>(lengths.counts().size()))
          counted += lengths.counts()[static_cast<std::size_t>(l)];
      }
      EXPECT_EQ(bin.count, counted) << longest;
      sum += bin.count;
      next = bin.to + 1;
    }
    EXPECT_EQ(sum, lengths.count()) << longest;
    EXPECT_GE(bins.back().to, longest);
  }
}

TEST(LengthHistogramTest, ATextOfAGigabyteTakesNoMemory) {
  LengthHistogram lengths;
  lengths.add(std::int64_t{1} << 30);
  EXPECT_EQ(lengths.longest(), std::int64_t{1} << 30);
  EXPECT_EQ(lengths.countAbove(1000), 1);
  EXPECT_LE(lengths.counts().size(), static_cast<std::size_t>(LengthHistogram::kLongest) + 1);
}

TEST(LengthRatioTest, CharactersAreCodePoints) {
  EXPECT_EQ(characterCount("한글 a"), 4);
  EXPECT_EQ(characterCount(""), 0);
}

/// The median and the median absolute deviation by sorting.
std::pair<double, double> sortedStatistics(std::vector<double> values) {
  const auto middle = [](std::vector<double>& v) {
    std::ranges::sort(v);
    return v[(v.size() - 1) / 2];
  };
  const double median = middle(values);
  for (double& value : values) value = std::abs(value - median);
  return {median, middle(values)};
}

TEST(LengthRatioTest, MedianAndDeviationAreThoseOfSortedRows) {
  RatioHistogram ratios;
  std::vector<double> logarithms;
  const CounterRandom random(3);
  for (std::uint64_t i = 0; i < 4001; ++i) {
    const double logarithm = -0.7 + random.unit(2 * i) + random.unit(2 * i + 1);
    ratios.add(std::exp(logarithm));
    logarithms.push_back(logarithm);
  }
  const auto [median, deviation] = sortedStatistics(logarithms);
  EXPECT_NEAR(std::log(ratios.median()), median, 1.0 / 256);
  EXPECT_NEAR(ratios.deviation(), deviation, 2.0 / 256);
}

TEST(LengthRatioTest, BoundsCountWhatTheyLeaveOut) {
  RatioHistogram ratios;
  std::vector<double> all;
  const CounterRandom random(5);
  for (std::uint64_t i = 0; i < 3000; ++i) {
    all.push_back(smoothedRatio(static_cast<std::int64_t>(random.below(2 * i, 80)),
                                static_cast<std::int64_t>(random.below(2 * i + 1, 80))));
    ratios.add(all.back());
  }
  for (const double threshold : {0.5, 1.0, 2.0, 3.5}) {
    const auto bounds = ratios.bounds(threshold);
    const auto outside = std::ranges::count_if(
        all, [&](double ratio) { return ratio < bounds.lowest || ratio > bounds.highest; });
    EXPECT_EQ(ratios.countOutside(bounds), outside) << threshold;
  }
  EXPECT_GT(ratios.countOutside(ratios.bounds(0.5)), 0);
}

TEST(LengthRatioTest, OutliersDoNotMoveTheBounds) {
  RatioHistogram clean, spoilt;
  for (int i = 0; i < 1000; ++i) {
    const double ratio = std::exp(0.002 * (i - 500));
    clean.add(ratio);
    spoilt.add(ratio);
  }
  for (int i = 0; i < 100; ++i) spoilt.add(1e6);
  EXPECT_LT(spoilt.bounds(3.5).highest, 1.6 * clean.bounds(3.5).highest) << "a mean would be carried away";
  EXPECT_EQ(spoilt.countOutside(spoilt.bounds(3.5)), 100);
}

TEST(LengthRatioTest, RowsOfOneLengthAreNoOutliers) {
  RatioHistogram ratios;
  for (int i = 0; i < 50; ++i) ratios.add(1.0);
  ratios.add(1.005);
  EXPECT_EQ(ratios.countOutside(ratios.bounds(3.5)), 0);
}

}  // namespace
}  // namespace s2s
