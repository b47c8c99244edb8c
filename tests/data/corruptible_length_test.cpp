// How long a text may be whose spans are hidden.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "engine/data/span_corruption.h"

namespace s2s {
namespace {

/// The longest source and target that the text comes to, over many masks.
std::pair<std::int64_t, std::int64_t> longestSides(std::int64_t length,
                                                   const SpanCorruptionOptions& options) {
  std::vector<std::int64_t> ids(static_cast<std::size_t>(length)), sentinels(100);
  std::iota(ids.begin(), ids.end(), 1000);
  std::iota(sentinels.begin(), sentinels.end(), 100);
  std::int64_t source = 0, target = 0;
  for (std::int64_t epoch = 0; epoch < 200; ++epoch) {
    const CorruptedText text = corruptSpans(ids, options, sentinels, 1, 7, epoch, 0);
    source = std::max(source, std::ssize(text.source));
    target = std::max(target, std::ssize(text.target));
  }
  return {source, target};
}

// The mask rounds 2.5 hidden tokens to two, the length was reckoned with three: a token too many in the
// source.
TEST(CorruptibleLengthTest, NothingIsLongerThanTheLimitsWhateverIsHidden) {
  for (const double density : {0.05, 0.15, 0.25, 0.5}) {
    for (std::int64_t limit = 6; limit <= 40; ++limit) {
      const SpanCorruptionOptions options{density, 3.0};
      const std::int64_t length = longestCorruptible(options, limit, limit);
      if (length < 2) continue;
      const auto [source, target] = longestSides(length, options);
      EXPECT_LE(source, limit) << density << ", " << length;
      EXPECT_LE(target, limit) << density << ", " << length;
    }
  }
}

TEST(CorruptibleLengthTest, HalvesAreRoundedToEven) {
  EXPECT_EQ(noiseCounts(10, {0.25, 3.0}, 98).hidden, 2);
  EXPECT_EQ(noiseCounts(14, {0.25, 3.0}, 98).hidden, 4);
  EXPECT_EQ(noiseCounts(2, {0.9, 3.0}, 98).hidden, 1) << "never all";
  EXPECT_EQ(noiseCounts(40, {0.5, 1.0}, 5).spans, 5);
}

TEST(CorruptibleLengthTest, LimitsWithoutRoomAreTold) {
  EXPECT_LT(longestCorruptible({}, 3, 40), 2);
  EXPECT_LT(longestCorruptible({}, 40, 4), 2);
}

}  // namespace
}  // namespace s2s
