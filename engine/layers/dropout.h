#pragma once
// Dropout whose masks come from the stream that the forward mode names.

#include "engine/layers/forward_mode.h"

namespace s2s {

/// x with each entry zeroed with this probability and the others scaled by 1 / (1 − probability); x itself
/// outside training. x is [batch, …, width].
torch::Tensor dropout(const torch::Tensor& x, double probability, const ForwardMode& mode);

/// x + dropout(branch): the way around every layer.
torch::Tensor residual(const torch::Tensor& x, const torch::Tensor& branch, double probability,
                       const ForwardMode& mode);

}  // namespace s2s
