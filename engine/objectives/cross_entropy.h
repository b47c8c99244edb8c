#pragma once
// The loss of predicting tokens over a large vocabulary.

#include "engine/layers/torch_api.h"

#include <optional>

namespace s2s {

/// Sums over rows, in nats.
struct CrossEntropyTotals {
  double loss = 0.0;                   ///< with label smoothing
  double negativeLogLikelihood = 0.0;  ///< without
  std::int64_t correct = 0;            ///< rows whose arg-max is the label
};

/// Softmax cross-entropy of `logits` [rows, vocabulary] (float32 or bfloat16, contiguous, used up by the
/// call) against `labels` [rows] int64, none of them ignored. With smoothing e the loss of a row is (1 - e) ×
/// -log p(label) + e × mean over the vocabulary of -log p, which is what both torch's
/// cross_entropy(label_smoothing) and transformers' LabelSmoother compute.
///
/// With `gradientScale`, the logits are overwritten by the gradient of (scale × loss): 250,000 columns are
/// never held twice. Sums and exponentials are float32 whatever the logits are.
CrossEntropyTotals crossEntropy(torch::Tensor logits, const torch::Tensor& labels, double labelSmoothing,
                                std::optional<double> gradientScale);

}  // namespace s2s
