#include "engine/training/token_loss.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

#include "engine/core/row_pieces.h"
#include "engine/layers/numbers_probe.h"
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

/// Calls use(begin, end) with pieces of the rows that are as equal as can be: what a piece costs beyond its
/// rows (reading and writing the whole matrix) is paid as seldom as the memory allows.
template <typename Use>
void overPiecesOfRows(std::int64_t rows, std::int64_t bytesPerRow, std::int64_t bytes, const Use& use) {
  const std::int64_t pieces = piecesOfRows(rows, rowsThatFit(bytes, bytesPerRow));
  for (std::int64_t piece = 0; piece < pieces; ++piece)
    use(rows * piece / pieces, rows * (piece + 1) / pieces);
}

std::int64_t bytesPerRow(const torch::Tensor& features, const VocabularyProjection& vocabulary) {
  return vocabulary.weight.size(0) * static_cast<std::int64_t>(torch::elementSize(features.scalar_type()));
}

void add(LossTotals& totals, const CrossEntropyTotals& part) {
  totals.loss += part.loss;
  totals.negativeLogLikelihood += part.negativeLogLikelihood;
  totals.correct += part.correct;
}

/// Loss and gradients of features [rows, width]; their gradient is the answer.
torch::Tensor backwardVocabulary(const torch::Tensor& features, const torch::Tensor& labels,
                                 const VocabularyProjection& vocabulary, const TokenLossOptions& options,
                                 double gradientScale, LossTotals& totals) {
  const torch::NoGradGuard noGrad;
  torch::Tensor gradient = torch::empty_like(features);
  overPiecesOfRows(
      features.size(0), bytesPerRow(features, vocabulary), options.logitsBytes,
      [&](std::int64_t begin, std::int64_t end) {
        const torch::Tensor part = features.slice(0, begin, end);
        torch::Tensor logits = project(part, vocabulary.weight, vocabulary.bias);
        probe("the logits", logits);
        add(totals, crossEntropy(logits, labels.slice(0, begin, end), options.labelSmoothing, gradientScale));
        if (vocabulary.weight.requires_grad())
          addWeightGradient(vocabulary.weight.mutable_grad(), logits, part);
        if (vocabulary.bias.defined() && vocabulary.bias.requires_grad()) {
          torch::Tensor& sum = vocabulary.bias.mutable_grad();
          const torch::Tensor own = logits.sum(0);
          sum = sum.defined() ? sum.add_(own) : own;
        }
        gradient.slice(0, begin, end).copy_(inputGradient(logits, vocabulary.weight));
      });
  return gradient;
}

}  // namespace

LossTotals backwardTokens(const torch::Tensor& states, const torch::Tensor& wanted,
                          const TokenPredictor& predictor, const TokenLossOptions& options,
                          double gradientScale) {
  const auto [positions, labels] = labelledPositions(wanted);
  LossTotals totals;
  totals.labels = labels.size(0);
  if (totals.labels == 0) return totals;

  // The features are computed on states cut from the graph; the rest of the model then gets one backward.
  const torch::Tensor flat = states.detach().reshape({-1, states.size(-1)});
  const torch::Tensor chosen = flat.index_select(0, positions).requires_grad_(true);
  const torch::Tensor features = predictor.features(chosen);
  const VocabularyProjection vocabulary = predictor.vocabulary();
  const torch::Tensor gradient =
      backwardVocabulary(features.detach(), labels, vocabulary, options, gradientScale, totals);
  if (options.weightGradientDone && !vocabulary.isEmbedding) options.weightGradientDone(vocabulary.weight);
  torch::autograd::backward({features}, {gradient});
  if (!states.requires_grad()) return totals;
  torch::Tensor stateGradient = torch::zeros_like(flat);
  stateGradient.index_copy_(0, positions, chosen.grad());
  torch::autograd::backward({states}, {stateGradient.view_as(states)});
  return totals;
}

LossTotals evaluateTokens(const torch::Tensor& states, const torch::Tensor& wanted,
                          const TokenPredictor& predictor, const TokenLossOptions& options) {
  const torch::NoGradGuard noGrad;
  const auto [positions, labels] = labelledPositions(wanted);
  LossTotals totals;
  totals.labels = labels.size(0);
  if (totals.labels == 0) return totals;
  const torch::Tensor features =
      predictor.features(states.reshape({-1, states.size(-1)}).index_select(0, positions));
  const VocabularyProjection vocabulary = predictor.vocabulary();
  const torch::Tensor& known = labels;
  overPiecesOfRows(totals.labels, bytesPerRow(features, vocabulary), options.logitsBytes,
                   [&](std::int64_t begin, std::int64_t end) {
                     torch::Tensor logits =
                         project(features.slice(0, begin, end), vocabulary.weight, vocabulary.bias);
                     add(totals, crossEntropy(logits, known.slice(0, begin, end), 0.0, {}));
                   });
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
