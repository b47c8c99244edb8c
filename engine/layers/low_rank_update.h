#pragma once
// What LoRA adds to a projection (Hu et al. 2021): scale · B (A dropout(x)), with A and B as PEFT 0.17 has
// them.

#include "engine/layers/forward_mode.h"

namespace s2s {

struct LowRankUpdate {
  torch::Tensor down;  ///< A [rank, in]
  torch::Tensor up;    ///< B [out, rank]
  double scale = 1.0;  ///< alpha / rank
  double dropout = 0.0;

  /// base + the update of x [..., in] → [..., out]. base [n, out] was computed from `rows`: x as [n, in].
  torch::Tensor addTo(const torch::Tensor& base, const torch::Tensor& rows, const torch::Tensor& x,
                      const ForwardMode& mode) const;
};

/// weight + scale · B · A, summed in float32 and of the weight's type; without gradients.
torch::Tensor mergedWeight(const torch::Tensor& weight, const LowRankUpdate& update);

}  // namespace s2s
