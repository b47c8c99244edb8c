#pragma once
// T5's relative position bias: one learned number per head and bucket of distance (Raffel et al. 2020,
// section 2.1).

#include <string>

#include "engine/models/weights.h"

namespace s2s {

/// Buckets of `memory position − query position` (int64, any shape), as transformers 4.57 computes them: half
/// of the buckets for exact distances, the rest logarithmic up to `maximumDistance`; bidirectional splits
/// them by sign first.
torch::Tensor relativePositionBuckets(const torch::Tensor& relative, bool bidirectional, std::int64_t buckets,
                                      std::int64_t maximumDistance);

class RelativePositionBias {
 public:
  /// `name` is the attention's, e.g. "encoder.block.0.layer.0.SelfAttention".
  RelativePositionBias(const Weights& weights, const std::string& name, bool bidirectional,
                       std::int64_t maximumDistance);

  /// The bias depends on the distance alone, so it is given once per distance: [heads, queries + keys − 1],
  /// where entry `key − query + queries − 1` belongs to a pair. Expanded to all pairs by biasOfPairs.
  torch::Tensor ofDistances(std::int64_t queries, std::int64_t keys) const;

  /// For decoding one position at a time: [heads, length], where entry `length − 1 − d` belongs to the key
  /// `d` positions back, so that the last t + 1 entries are the bias of query t over keys 0…t.
  torch::Tensor ofPast(std::int64_t length) const;

 private:
  torch::Tensor m_table;  ///< [buckets, heads]
  bool m_bidirectional;
  std::int64_t m_maximumDistance;
};

/// [heads, queries + keys − 1] per distance → [heads, queries, keys] per pair.
torch::Tensor biasOfPairs(const torch::Tensor& ofDistances, std::int64_t queries, std::int64_t keys);

}  // namespace s2s
