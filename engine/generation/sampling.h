#pragma once
// Choosing tokens at random: temperature, top-k and top-p as transformers' warpers define them, and draws
// that depend on the seed and on the source alone, never on the batch it happened to be in.

#include "engine/core/random.h"
#include "engine/generation/generation_options.h"
#include "engine/generation/top_candidates.h"

namespace s2s {

/// The tokens that may be drawn in each row of `scores` [rows, vocabulary], best first, with their warped
/// scores (not normalised); what is excluded has score -infinity. `leastKept` tokens survive top-k and top-p
/// whatever they say. With `normalize` the scores are log-probabilities before they are warped.
Candidates sampledCandidates(const torch::Tensor& scores, const GenerationOptions& options,
                             std::int64_t leastKept, bool normalize);

/// One draw per row from the softmax of `scores` [rows, count], given numbers `uniform` [rows] in [0, 1):
/// indices [rows] into the row.
torch::Tensor drawOne(const torch::Tensor& scores, const torch::Tensor& uniform);

/// `count` draws without replacement per row, in the order in which they were drawn, given `uniform` [rows,
/// entries] in [0, 1): indices [rows, count]. (Exponential race: the smallest of E_i / p_i are the draws.)
torch::Tensor drawDistinct(const torch::Tensor& scores, const torch::Tensor& uniform, std::int64_t count);

/// Numbers of one source's stream, from the seed and the source's place in the request.
CounterRandom sourceStream(std::uint64_t seed, std::size_t source);

}  // namespace s2s
