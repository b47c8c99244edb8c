#include "engine/data/span_corruption.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace s2s {
namespace {

constexpr std::int64_t kEnd = 1, kFirstSentinel = 32099;

std::vector<std::int64_t> sentinels(int count = 100) {
  std::vector<std::int64_t> ids;
  for (int i = 0; i < count; ++i) ids.push_back(kFirstSentinel - i);
  return ids;
}

bool isSentinel(std::int64_t id) { return id > 20000; }

std::vector<std::int64_t> sentence(std::int64_t length) {
  std::vector<std::int64_t> ids(static_cast<std::size_t>(length));
  std::iota(ids.begin(), ids.end(), std::int64_t{100});
  return ids;
}

/// Puts the hidden tokens of the target back into the source.
std::vector<std::int64_t> reassembled(const CorruptedText& text) {
  std::map<std::int64_t, std::vector<std::int64_t>> hidden;
  std::int64_t current = 0;
  for (const std::int64_t id : text.target) {
    if (isSentinel(id))
      current = id;
    else if (id != kEnd)
      hidden[current].push_back(id);
  }
  std::vector<std::int64_t> ids;
  for (const std::int64_t id : text.source) {
    if (isSentinel(id))
      ids.insert(ids.end(), hidden[id].begin(), hidden[id].end());
    else if (id != kEnd)
      ids.push_back(id);
  }
  return ids;
}

TEST(SpanCorruptionTest, NothingIsLost) {
  for (const bool roll : {true, false}) {
    for (std::int64_t length = 0; length < 200; ++length) {
      for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const CorruptedText text =
            corruptSpans(sentence(length), {0.15, 3.0, roll}, sentinels(), kEnd, seed, 2, 7);
        ASSERT_EQ(reassembled(text), sentence(length)) << length << " " << seed;
        ASSERT_EQ(text.source.back(), kEnd);
        ASSERT_EQ(text.target.back(), kEnd);
      }
    }
  }
}

TEST(SpanCorruptionTest, SentinelsComeInOrderAndMeanTheSameOnBothSides) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const CorruptedText text = corruptSpans(sentence(60), {0.3, 2.0, true}, sentinels(), kEnd, seed, 0, 0);
    std::vector<std::int64_t> inSource, inTarget;
    std::ranges::copy_if(text.source, std::back_inserter(inSource), isSentinel);
    std::ranges::copy_if(text.target, std::back_inserter(inTarget), isSentinel);
    for (std::size_t i = 0; i < inSource.size(); ++i)
      EXPECT_EQ(inSource[i], kFirstSentinel - static_cast<std::int64_t>(i));
    ASSERT_GE(inTarget.size(), inSource.size());
    ASSERT_LE(inTarget.size(), inSource.size() + 1) << "one more where visible tokens close the text";
    for (std::size_t i = 0; i < inTarget.size(); ++i)
      EXPECT_EQ(inTarget[i], kFirstSentinel - static_cast<std::int64_t>(i));
    EXPECT_TRUE(isSentinel(text.target.front()));
  }
}

TEST(SpanCorruptionTest, TheShareAndTheSpansAreThoseOfT5) {
  // t5: round(512 · 0.15) = 77 hidden tokens in round(77 / 3) = 26 spans.
  const std::vector<bool> mask = noiseMask(512, {0.15, 3.0, false}, 98, CounterRandom(4));
  EXPECT_EQ(std::ranges::count(mask, true), 77);
  int spans = 0;
  for (std::size_t i = 0; i < mask.size(); ++i) spans += mask[i] && (i == 0 || !mask[i - 1]);
  EXPECT_EQ(spans, 26);
  EXPECT_FALSE(mask.front());
  EXPECT_TRUE(mask.back());
}

TEST(SpanCorruptionTest, ShortTextsAreHiddenAnywhere) {
  std::set<std::int64_t> hiddenFirst;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const std::vector<bool> mask = noiseMask(6, {}, 98, CounterRandom(seed));
    EXPECT_EQ(std::ranges::count(mask, true), 1);
    hiddenFirst.insert(std::ranges::find(mask, true) - mask.begin());
  }
  EXPECT_EQ(hiddenFirst.size(), 6u);
}

TEST(SpanCorruptionTest, IsAFunctionOfSeedEpochAndExample) {
  const auto ids = sentence(80);
  const auto source = [&](std::uint64_t seed, std::int64_t epoch, std::int64_t example) {
    return corruptSpans(ids, {}, sentinels(), kEnd, seed, epoch, example).source;
  };
  EXPECT_EQ(source(1, 2, 3), source(1, 2, 3));
  EXPECT_NE(source(1, 2, 3), source(2, 2, 3));
  EXPECT_NE(source(1, 2, 3), source(1, 3, 3));
  EXPECT_NE(source(1, 2, 3), source(1, 2, 4));
  EXPECT_NE(source(1, 2, 3), source(1, 3, 2));
}

TEST(SpanCorruptionTest, NeverUsesMoreSentinelsThanThereAre) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const CorruptedText text = corruptSpans(sentence(400), {0.5, 1.0, true}, sentinels(5), kEnd, seed, 0, 0);
    EXPECT_EQ(reassembled(text), sentence(400));
    for (const std::int64_t id : text.target) EXPECT_TRUE(!isSentinel(id) || id > kFirstSentinel - 5);
  }
  EXPECT_THROW(corruptSpans(sentence(5), {}, sentinels(2), kEnd, 1, 0, 0), std::logic_error);
}

TEST(SpanCorruptionTest, ExtremeRatesAlwaysLeaveSomethingOnBothSides) {
  for (const double density : {0.0001, 0.5, 0.9999}) {
    for (const double mean : {1.0, 3.0, 100.0}) {
      const std::vector<bool> mask = noiseMask(10, {density, mean, true}, 98, CounterRandom(1));
      EXPECT_GE(std::ranges::count(mask, true), 1);
      EXPECT_LE(std::ranges::count(mask, true), 9);
    }
  }
}

}  // namespace
}  // namespace s2s
