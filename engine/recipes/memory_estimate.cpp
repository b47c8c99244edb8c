#include "engine/recipes/memory_estimate.h"

#include <algorithm>

namespace s2s {
namespace {

double sizeAt(const Json& config, const char* key, double fallback = 0.0) {
  const auto at = config.find(key);
  return at != config.end() && at->is_number() ? at->get<double>() : fallback;
}

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
double stackValues(const Json& config, double layers, double tokens, double memoryTokens) {
  const double width = sizeAt(config, "d_model"),
               inner = sizeAt(config, "d_kv") * sizeAt(config, "num_heads");
  const double heads = sizeAt(config, "num_heads"), feedForward = sizeAt(config, "d_ff");
  const double attention = 2 * width + 4 * inner;      // input, norm; queries, keys, values, mixed values
  const double scores = 3 * heads * tokens;            // scores, probabilities, after dropout
  const double forward = 2 * width + 4 * feedForward;  // input, norm; gate, activation, product, dropout
  double perToken = attention + scores + forward;
  if (memoryTokens > 0) {
    perToken +=
        2 * width + 2 * inner + 3 * heads * memoryTokens + 2 * inner * memoryTokens / std::max(1.0, tokens);
  }
  return layers * tokens * perToken;
}

}  // namespace

MemoryEstimate estimateTrainingMemory(const ModelShape& shape, const Json& config, const Recipe& recipe) {
  constexpr double kMaster = 4.0;  // weights, gradients and optimizer state are float32 in every precision
  const double computing = recipe.training.precision == "float32" ? 4.0 : 2.0;
  const double parameters = static_cast<double>(shape.parameters());
  MemoryEstimate estimate;
  estimate.weights = parameters * (computing < kMaster ? kMaster + computing : kMaster);
  estimate.gradients = parameters * kMaster;
  estimate.optimizer =
      kMaster * (recipe.optimizer.kind == "adafactor" ? factoredState(shape) : 2.0 * parameters);
  const double sourceTokens = static_cast<double>(recipe.data.maxSourceTokens);
  const double targetTokens = static_cast<double>(recipe.data.maxTargetTokens);
  const double layers = sizeAt(config, "num_layers");
  const double decoderLayers = sizeAt(config, "num_decoder_layers", layers);
  const double values = stackValues(config, layers, sourceTokens, 0.0) +
                        stackValues(config, decoderLayers, targetTokens, sourceTokens);
  constexpr double kLogitCopies = 2.0;  // the logits and their gradient, in float32
  const double logits = kLogitCopies * targetTokens * sizeAt(config, "vocab_size") * kMaster;
  estimate.activations = static_cast<double>(recipe.training.batchSize) * (values * computing + logits);
  return estimate;
}

}  // namespace s2s
