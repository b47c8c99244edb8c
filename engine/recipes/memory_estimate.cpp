#include "engine/recipes/memory_estimate.h"

#include <algorithm>

namespace s2s {
namespace {

/// Adafactor keeps a row and a column of each matrix in place of all its entries (Shazeer & Stern 2018, §4).
double factoredState(const ModelShape& shape) {
  double entries = 0.0;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.tiedTo.empty() || tensor.isBuffer) continue;
    const bool matrix = tensor.sizes.size() == 2;
    entries +=
        matrix ? static_cast<double>(tensor.sizes[0] + tensor.sizes[1]) : static_cast<double>(tensor.count());
  }
  return entries;
}

/// Values kept for backward by a stack of layers over `tokens` positions of one row.
double stackValues(const StackSizes& stack, double width, double tokens, double memoryTokens) {
  const double inner = static_cast<double>(stack.heads * stack.headWidth);
  const double heads = static_cast<double>(stack.heads);
  const double feedForward = static_cast<double>(stack.feedForwardWidth);
  const double attention = 2 * width + 4 * inner;  // input, norm; queries, keys, values, mixed values
  const double scores = 3 * heads * tokens;        // scores, probabilities, after dropout
  // Input, norm; before and after the activation, after dropout; the product where gated.
  const double forward = 2 * width + (stack.gated ? 4 : 3) * feedForward;
  double perToken = attention + scores + forward;
  if (memoryTokens > 0) {
    perToken +=
        2 * width + 2 * inner + 3 * heads * memoryTokens + 2 * inner * memoryTokens / std::max(1.0, tokens);
  }
  return static_cast<double>(stack.layers) * tokens * perToken;
}

}  // namespace

MemoryEstimate estimateTrainingMemory(const ModelShape& shape, const Recipe& recipe) {
  constexpr double kMaster = 4.0;  // weights, gradients and optimizer state are float32 in every precision
  const double computing = recipe.training.precision == "float32" ? 4.0 : 2.0;
  const double parameters = static_cast<double>(shape.parameters());
  MemoryEstimate estimate;
  estimate.weights = parameters * (computing < kMaster ? kMaster + computing : kMaster);
  estimate.gradients = parameters * kMaster;
  estimate.optimizer =
      kMaster * (recipe.optimizer.kind == "adafactor" ? factoredState(shape) : 2.0 * parameters);
  const double sourceTokens = static_cast<double>(recipe.data.maxSourceTokens);
  const LayerSizes& sizes = shape.layers;
  const bool generates = shape.task == ModelTask::sequenceToSequence;
  const double targetTokens = generates ? static_cast<double>(recipe.data.maxTargetTokens) : sourceTokens;
  const double width = static_cast<double>(sizes.width);
  const double values =
      static_cast<double>(sizes.textsPerRow) * stackValues(sizes.encoder, width, sourceTokens, 0.0) +
      stackValues(sizes.decoder, width, targetTokens, sourceTokens);
  constexpr double kLogitCopies = 2.0;  // the logits and their gradient, in float32
  const double logits = kLogitCopies * targetTokens * static_cast<double>(sizes.outputsPerToken) * kMaster;
  estimate.activations = static_cast<double>(recipe.training.batchSize) * (values * computing + logits);
  return estimate;
}

}  // namespace s2s
