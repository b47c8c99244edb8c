#pragma once
// Softmax cross-entropy of one row of logits, for the CPU: maximum, log-sum-exp and gradient while the row is
// in the cache. Single-threaded, float32 inside.

#include <cstdint>

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

struct RowLoss {
  float negativeLogLikelihood = 0.0f;  ///< of the label, nats
  float meanNegativeLog = 0.0f;        ///< mean over the row of -log p; 0 where smoothing is 0
  bool isArgMax = false;               ///< the label is the first of the largest logits
};

/// What the loss of a row is: (1 − smoothing) × -log p(label) + smoothing × mean over the row of -log p.
struct RowLossOptions {
  float smoothing = 0.0f;
  bool wantsGradient = false;  ///< `logits` become the gradient of scale × loss
  float scale = 1.0f;
};

RowLoss rowLoss(float* logits, std::int64_t count, std::int64_t label, const RowLossOptions& options);
RowLoss rowLoss(BrainFloat* logits, std::int64_t count, std::int64_t label, const RowLossOptions& options);

}  // namespace s2s::kernels
