#pragma once
// The loss of predicting tokens from hidden states, over a vocabulary too wide to hold its logits at once.

#include <functional>

#include "engine/models/token_predictor.h"
#include "engine/training/learning_task.h"

namespace s2s {

struct TokenLossOptions {
  double labelSmoothing = 0.0;
  std::int64_t logitsBytes = 256 << 20;  ///< of the logits that exist at once, at most (one row at least)
  /// Told when the gradient of the vocabulary's own matrix is complete and nothing else will add to it; may
  /// be empty.
  std::function<void(const torch::Tensor& weight)> weightGradientDone{};
};

/// states [batch, length, width] with their graph, labels [batch, length]. The vocabulary's matrix is applied
/// to the labelled positions alone, in as few pieces as `logitsBytes` allows: each piece's logits become
/// their own gradient, and are multiplied into the gradients of matrix and features right away. The states
/// then get one backward. Gradients are those of gradientScale × summed loss.
LossTotals backwardTokens(const torch::Tensor& states, const torch::Tensor& labels,
                          const TokenPredictor& predictor, const TokenLossOptions& options,
                          double gradientScale);

/// Forward only.
LossTotals evaluateTokens(const torch::Tensor& states, const torch::Tensor& labels,
                          const TokenPredictor& predictor, const TokenLossOptions& options);

/// {"token_accuracy", "target_tokens"} of a step or, with the loss, of a validation.
Json tokenNumbers(const LossTotals& totals);
Json describeTokens(const LossTotals& totals);

}  // namespace s2s
