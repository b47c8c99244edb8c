#pragma once
// Attention for training and encoding on the CPU: softmax, bias, mask and dropout in one pass over the
// scores.

#include "engine/layers/attention.h"

namespace s2s {

/// attend() for tensors that hasKernels() accepts. Keeps the softmax and nothing else of the scores' size:
/// bias and mask are never expanded to it, and the dropout mask is made again in the backward pass.
torch::Tensor attendOnCpu(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                          const AttentionMask& mask, double dropoutProbability, const ForwardMode& mode);

}  // namespace s2s
