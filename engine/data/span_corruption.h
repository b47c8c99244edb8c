#pragma once
// Span corruption, T5's pre-training objective (Raffel et al. 2020, section 3.1.4), with the noise mask of
// t5's random_spans_noise_mask.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random.h"

namespace s2s {

struct SpanCorruptionOptions {
  double noiseDensity = 0.15;   ///< share of tokens that are hidden
  double meanSpanLength = 3.0;  ///< tokens
  /// t5's random_roll: turns the mask by a random offset. Without it a text so short that it gets a single
  /// span always loses its last tokens, and no text ever loses its first one.
  bool randomRoll = true;
};

/// What the model reads and what it has to write.
struct CorruptedText {
  std::vector<std::int64_t> source;  ///< the visible tokens, a sentinel for every hidden span, the end token
  std::vector<std::int64_t> target;  ///< every sentinel followed by what it hides; where visible tokens close
                                     ///< the text, one further sentinel; the end token
};

struct NoiseCounts {
  std::int64_t hidden = 0;  ///< tokens
  std::int64_t spans = 0;   ///< before the roll, which may cut one in two
};

/// Of a text of `length` ≥ 2 tokens: round(length · density) are hidden, at least one and never all, in
/// round(hidden / mean) spans, at least one and at most `mostSpans`. Halves are rounded to even, as numpy
/// does.
NoiseCounts noiseCounts(std::int64_t length, const SpanCorruptionOptions& options, std::int64_t mostSpans);

/// The longest text whose corrupted source and target keep within the limits wherever the mask is rolled to;
/// less than 2 where there is none.
std::int64_t longestCorruptible(const SpanCorruptionOptions& options, std::int64_t maxSource,
                                std::int64_t maxTarget);

/// Which of `length` tokens are hidden: so many in so many spans as noiseCounts() says; spans and gaps have
/// random lengths of at least one token. A single token is never hidden.
std::vector<bool> noiseMask(std::int64_t length, const SpanCorruptionOptions& options, std::int64_t mostSpans,
                            const CounterRandom& random);

/// `ids` without end token; `sentinels` from <extra_id_0> on, at least 3. A pure function of all its
/// arguments: the same example in the same epoch of the same seed is hidden in the same way wherever the run
/// resumes.
CorruptedText corruptSpans(std::span<const std::int64_t> ids, const SpanCorruptionOptions& options,
                           std::span<const std::int64_t> sentinels, std::int64_t endId, std::uint64_t seed,
                           std::int64_t epoch, std::int64_t example);

}  // namespace s2s
