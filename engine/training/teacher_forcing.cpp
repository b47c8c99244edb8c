#include "engine/training/teacher_forcing.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

#include "engine/objectives/cross_entropy.h"

namespace s2s {
namespace {

/// Hidden states of the positions that have a label, and these labels. The head, by far the widest matrix of
/// the model, is never applied to padding.
struct LabelledStates {
  torch::Tensor positions;  ///< into [batch × target]
  torch::Tensor labels;     ///< [positions]
};

LabelledStates labelledPositions(const Batch& batch) {
  const torch::Tensor labels = batch.labels.flatten();
  torch::Tensor positions = labels.ne(kIgnoredLabel).nonzero().flatten();
  torch::Tensor chosen = labels.index_select(0, positions);
  return {std::move(positions), std::move(chosen)};
}

torch::Tensor decoderStates(Seq2SeqModel& model, const Batch& batch, const ForwardMode& mode) {
  const EncoderOutput encoded = model.encode(batch.inputIds, batch.inputMask, mode);
  return model.decode(encoded, model.shiftRight(batch.labels), {}, mode);
}

/// How many positions go through the head at once: at most a quarter of a gibibyte of logits.
std::int64_t headRows(const Seq2SeqModel& model) {
  constexpr std::int64_t kLogitBytes = 256 << 20;
  const auto width = static_cast<std::int64_t>(torch::elementSize(model.dtype())) * model.vocabularySize();
  return std::max<std::int64_t>(16, kLogitBytes / width);
}

void add(LossTotals& totals, const CrossEntropyTotals& part) {
  totals.loss += part.loss;
  totals.negativeLogLikelihood += part.negativeLogLikelihood;
  totals.correct += part.correct;
}

}  // namespace

LossTotals& LossTotals::operator+=(const LossTotals& other) {
  loss += other.loss;
  negativeLogLikelihood += other.negativeLogLikelihood;
  correct += other.correct;
  targetTokens += other.targetTokens;
  return *this;
}

LossTotals backwardBatch(Seq2SeqModel& model, const Batch& batch, double labelSmoothing, double gradientScale,
                         torch::Generator dropout) {
  const torch::Tensor states = decoderStates(model, batch, {true, std::move(dropout)});
  const auto [positions, labels] = labelledPositions(batch);
  LossTotals totals;
  totals.targetTokens = labels.size(0);
  if (totals.targetTokens == 0) return totals;

  // The head runs piece by piece, each with its own backward, on states cut from the graph; the rest of the
  // model then gets one backward with the states' gradient put together. So the logits of a batch never exist
  // at once.
  const torch::Tensor flat = states.detach().reshape({-1, states.size(-1)});
  torch::Tensor stateGradient = torch::zeros_like(flat);
  const std::int64_t height = headRows(model);
  for (std::int64_t begin = 0; begin < totals.targetTokens; begin += height) {
    const std::int64_t end = std::min(totals.targetTokens, begin + height);
    const torch::Tensor chosen = positions.slice(0, begin, end);
    const torch::Tensor input = flat.index_select(0, chosen).requires_grad_(true);
    const torch::Tensor logits = model.head(input);
    const torch::Tensor gradient = logits.detach();  // shares the logits' memory, which becomes the gradient
    add(totals, crossEntropy(gradient, labels.slice(0, begin, end), labelSmoothing, gradientScale));
    torch::autograd::backward({logits}, {gradient});
    stateGradient.index_copy_(0, chosen, input.grad());
  }
  torch::autograd::backward({states}, {stateGradient.view_as(states)});
  return totals;
}

LossTotals evaluateBatch(Seq2SeqModel& model, const Batch& batch) {
  torch::NoGradGuard noGrad;
  const auto [positions, labels] = labelledPositions(batch);
  LossTotals totals;
  totals.targetTokens = labels.size(0);
  if (totals.targetTokens == 0) return totals;
  const torch::Tensor states = decoderStates(model, batch, {});
  const torch::Tensor flat = states.reshape({-1, states.size(-1)});
  const std::int64_t height = headRows(model);
  for (std::int64_t begin = 0; begin < totals.targetTokens; begin += height) {
    const std::int64_t end = std::min(totals.targetTokens, begin + height);
    const torch::Tensor logits = model.head(flat.index_select(0, positions.slice(0, begin, end)));
    add(totals, crossEntropy(logits, labels.slice(0, begin, end), 0.0, {}));
  }
  return totals;
}

}  // namespace s2s
