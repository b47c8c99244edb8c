#include "engine/training/token_loss.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

#include "engine/objectives/cross_entropy.h"

namespace s2s {
namespace {

/// The positions that have a label, and these labels. The head, by far the widest matrix of the model, is
/// never applied to padding.
struct LabelledPositions {
  torch::Tensor positions;  ///< into [batch × length]
  torch::Tensor labels;     ///< [positions]
};

LabelledPositions labelledPositions(const torch::Tensor& labels) {
  const torch::Tensor flat = labels.flatten();
  torch::Tensor positions = flat.ne(kIgnoredLabel).nonzero().flatten();
  torch::Tensor chosen = flat.index_select(0, positions);
  return {std::move(positions), std::move(chosen)};
}

/// How many positions go through the head at once: at most a quarter of a gibibyte of logits.
std::int64_t headRows(const TokenHead& head) {
  constexpr std::int64_t kLogitBytes = 256 << 20;
  const auto width = static_cast<std::int64_t>(torch::elementSize(head.dtype)) * head.vocabulary;
  return std::max<std::int64_t>(16, kLogitBytes / width);
}

void add(LossTotals& totals, const CrossEntropyTotals& part) {
  totals.loss += part.loss;
  totals.negativeLogLikelihood += part.negativeLogLikelihood;
  totals.correct += part.correct;
}

}  // namespace

LossTotals backwardTokens(const torch::Tensor& states, const torch::Tensor& wanted, const TokenHead& head,
                          double labelSmoothing, double gradientScale) {
  const auto [positions, labels] = labelledPositions(wanted);
  LossTotals totals;
  totals.labels = labels.size(0);
  if (totals.labels == 0) return totals;

  // The head runs on states cut from the graph; the rest of the model then gets one backward with the states'
  // gradient put together. So the logits of a batch never exist at once.
  const torch::Tensor flat = states.detach().reshape({-1, states.size(-1)});
  torch::Tensor stateGradient = torch::zeros_like(flat);
  const std::int64_t height = headRows(head);
  for (std::int64_t begin = 0; begin < totals.labels; begin += height) {
    const std::int64_t end = std::min(totals.labels, begin + height);
    const torch::Tensor chosen = positions.slice(0, begin, end);
    const torch::Tensor input = flat.index_select(0, chosen).requires_grad_(true);
    const torch::Tensor logits = head.logits(input);
    const torch::Tensor gradient = logits.detach();  // shares the logits' memory, which becomes the gradient
    add(totals, crossEntropy(gradient, labels.slice(0, begin, end), labelSmoothing, gradientScale));
    torch::autograd::backward({logits}, {gradient});
    stateGradient.index_copy_(0, chosen, input.grad());
  }
  if (states.requires_grad()) torch::autograd::backward({states}, {stateGradient.view_as(states)});
  return totals;
}

LossTotals evaluateTokens(const torch::Tensor& states, const torch::Tensor& wanted, const TokenHead& head) {
  const torch::NoGradGuard noGrad;
  const auto [positions, labels] = labelledPositions(wanted);
  LossTotals totals;
  totals.labels = labels.size(0);
  const torch::Tensor flat = states.reshape({-1, states.size(-1)});
  const std::int64_t height = headRows(head);
  for (std::int64_t begin = 0; begin < totals.labels; begin += height) {
    const std::int64_t end = std::min(totals.labels, begin + height);
    const torch::Tensor logits = head.logits(flat.index_select(0, positions.slice(0, begin, end)));
    add(totals, crossEntropy(logits, labels.slice(0, begin, end), 0.0, {}));
  }
  return totals;
}

Json tokenNumbers(const LossTotals& totals) {
  const auto tokens = static_cast<double>(std::max<std::int64_t>(1, totals.labels));
  return {{"token_accuracy", static_cast<double>(totals.correct) / tokens}, {"target_tokens", totals.labels}};
}

Json describeTokens(const LossTotals& totals) {
  Json numbers = tokenNumbers(totals);
  numbers["loss"] =
      totals.negativeLogLikelihood / static_cast<double>(std::max<std::int64_t>(1, totals.labels));
  return numbers;
}

}  // namespace s2s
