#pragma once
// One batch through the model: the decoder is fed the labels moved right behind the start token, and learns
// to give the labels themselves.

#include <optional>

#include "engine/models/seq2seq_model.h"
#include "engine/training/batch.h"

namespace s2s {

/// Sums over target tokens, padding excluded.
struct LossTotals {
  double loss = 0.0;                   ///< the objective, with label smoothing
  double negativeLogLikelihood = 0.0;  ///< nats
  std::int64_t correct = 0;            ///< tokens whose teacher-forced arg-max is right
  std::int64_t targetTokens = 0;

  LossTotals& operator+=(const LossTotals& other);
};

/// Forward and backward of one micro-batch in training mode. Adds the gradient of (gradientScale × summed
/// loss) to the gradients of the weights; with gradientScale = 1 / target tokens of the whole step, the
/// micro-batches of a step add up to the mean over its tokens, however unevenly these are spread.
LossTotals backwardBatch(Seq2SeqModel& model, const Batch& batch, double labelSmoothing, double gradientScale,
                         torch::Generator dropout);

/// Forward only, in evaluation mode under no-grad.
LossTotals evaluateBatch(Seq2SeqModel& model, const Batch& batch);

}  // namespace s2s
