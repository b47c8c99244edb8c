#pragma once
// The best tokens of every row, without sorting or copying the vocabulary.

#include "engine/layers/torch_api.h"

namespace s2s {

/// The best entries of each row, best first; among equals the lower id comes first.
struct Candidates {
  torch::Tensor scores;  ///< [rows, count] float32
  torch::Tensor ids;     ///< [rows, count] int64
};

/// The `count` ≤ vocabulary highest entries of `scores` [rows, vocabulary] (any floating type). With
/// `normalize` the answer's scores are log-probabilities: the row's log-softmax at these places, summed in
/// float32 or better. On the CPU one pass over the row finds the entries and a second the normaliser; nothing
/// of the row's size is written. Entries that are not numbers never win; where there are too few others, ids
/// from 0 stand with score -infinity.
Candidates topCandidates(const torch::Tensor& scores, std::int64_t count, bool normalize);

}  // namespace s2s
