#include "engine/data/span_corruption.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace s2s {
namespace {

constexpr std::uint64_t kPurpose = 0x7370616e;  // a stream of its own among the uses of the seed
constexpr std::uint64_t kHiddenLengths = 0, kVisibleLengths = 1, kRoll = 2;

/// `items` cut into `segments` parts of at least one: every way to cut is equally likely.
std::vector<std::int64_t> randomSegments(std::int64_t items, std::int64_t segments,
                                         const CounterRandom& random) {
  // Which of the items - 1 places between two items are cuts: the first `segments - 1` of a random
  // permutation.
  std::vector<std::int64_t> cuts = randomPermutation(items - 1, random);
  cuts.resize(static_cast<std::size_t>(segments - 1));
  std::ranges::sort(cuts);
  std::vector<std::int64_t> lengths;
  std::int64_t begin = 0;
  for (const std::int64_t cut : cuts) {
    lengths.push_back(cut + 1 - begin);
    begin = cut + 1;
  }
  lengths.push_back(items - begin);
  return lengths;
}

}  // namespace

NoiseCounts noiseCounts(std::int64_t length, const SpanCorruptionOptions& options, std::int64_t mostSpans) {
  const auto rounded = [](double value) { return static_cast<std::int64_t>(std::nearbyint(value)); };
  const std::int64_t hidden =
      std::clamp<std::int64_t>(rounded(static_cast<double>(length) * options.noiseDensity), 1, length - 1);
  const std::int64_t wanted = rounded(static_cast<double>(hidden) / options.meanSpanLength);
  return {hidden, std::clamp<std::int64_t>(wanted, 1, std::min({hidden, length - hidden, mostSpans}))};
}

std::int64_t longestCorruptible(const SpanCorruptionOptions& options, std::int64_t maxSource,
                                std::int64_t maxTarget) {
  // The source has the visible tokens, a sentinel for each span, the end, and one span more where the roll
  // cuts one; the target what is hidden, a sentinel for each of these, one that closes it, and the end.
  const auto fits = [&](std::int64_t n) {
    const auto [hidden, spans] = noiseCounts(n, options, std::numeric_limits<std::int64_t>::max());
    return n - hidden + spans + 2 <= maxSource && hidden + spans + 3 <= maxTarget;
  };
  std::int64_t longest = 1;
  while (longest < maxSource + maxTarget && fits(longest + 1)) ++longest;
  return longest;
}

std::vector<bool> noiseMask(std::int64_t length, const SpanCorruptionOptions& options, std::int64_t mostSpans,
                            const CounterRandom& random) {
  std::vector<bool> mask(static_cast<std::size_t>(length), false);
  if (length < 2) return mask;
  const auto [hidden, spans] = noiseCounts(length, options, mostSpans);
  const std::vector<std::int64_t> hiddenLengths =
      randomSegments(hidden, spans, random.stream(kHiddenLengths));
  const std::vector<std::int64_t> visibleLengths =
      randomSegments(length - hidden, spans, random.stream(kVisibleLengths));
  std::size_t position = 0;
  if (options.randomRoll) position = random.stream(kRoll).below(0, static_cast<std::uint64_t>(length));
  for (std::size_t i = 0; i < hiddenLengths.size(); ++i) {
    position += static_cast<std::size_t>(visibleLengths[i]);
    for (std::int64_t n = 0; n < hiddenLengths[i]; ++n) mask[position++ % mask.size()] = true;
  }
  return mask;
}

CorruptedText corruptSpans(std::span<const std::int64_t> ids, const SpanCorruptionOptions& options,
                           std::span<const std::int64_t> sentinels, std::int64_t endId, std::uint64_t seed,
                           std::int64_t epoch, std::int64_t example) {
  if (sentinels.size() < 3) throw std::logic_error("span corruption needs at least three sentinels");
  const CounterRandom random = CounterRandom(seed)
                                   .stream(kPurpose)
                                   .stream(static_cast<std::uint64_t>(epoch))
                                   .stream(static_cast<std::uint64_t>(example));
  // The roll may cut one span in two, and the visible tokens behind the last span take a sentinel as well.
  const auto mostSpans = static_cast<std::int64_t>(sentinels.size()) - 2;
  const std::vector<bool> mask = noiseMask(static_cast<std::int64_t>(ids.size()), options, mostSpans, random);

  CorruptedText text;
  std::size_t hiddenSpans = 0, visibleSpans = 0;
  const bool beginsHidden = !mask.empty() && mask[0];
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const bool first = i == 0 || mask[i] != mask[i - 1];
    // A sentinel stands in the source for a hidden span, and in the target for the visible span before it:
    // both carry the same number, the one of the hidden span.
    if (mask[i]) {
      if (first) text.source.push_back(sentinels[hiddenSpans++]);
      if (i == 0) text.target.push_back(sentinels[0]);
      text.target.push_back(ids[i]);
    } else {
      text.source.push_back(ids[i]);
      if (first) text.target.push_back(sentinels[visibleSpans++ + (beginsHidden ? 1 : 0)]);
    }
  }
  text.source.push_back(endId);
  text.target.push_back(endId);
  return text;
}

}  // namespace s2s
