#pragma once
// The loss of predicting tokens from hidden states, with a head too wide to hold its logits at once.

#include <functional>

#include "engine/training/learning_task.h"

namespace s2s {

/// From hidden states [n, width] to logits [n, vocabulary].
struct TokenHead {
  std::function<torch::Tensor(const torch::Tensor& hidden)> logits;
  std::int64_t vocabulary = 0;
  torch::Dtype dtype = torch::kFloat32;
};

/// states [batch, length, width] with their graph, labels [batch, length]. The head runs piece by piece over
/// the labelled positions, each piece with its own backward; the states then get one backward. Gradients are
/// those of gradientScale × summed loss.
LossTotals backwardTokens(const torch::Tensor& states, const torch::Tensor& labels, const TokenHead& head,
                          double labelSmoothing, double gradientScale);

/// Forward only.
LossTotals evaluateTokens(const torch::Tensor& states, const torch::Tensor& labels, const TokenHead& head);

/// {"token_accuracy", "target_tokens"} of a step or, with the loss, of a validation.
Json tokenNumbers(const LossTotals& totals);
Json describeTokens(const LossTotals& totals);

}  // namespace s2s
