#include "engine/planning/operations.h"

#include <algorithm>

#include "engine/planning/tensor_names.h"
#include "engine/shapes/block_names.h"

namespace s2s {
namespace {

double attentionWidth(const StackSizes& stack) { return static_cast<double>(stack.heads * stack.headWidth); }

double feedForward(const StackSizes& stack, double width, double tokens) {
  return (stack.gated ? 6.0 : 4.0) * tokens * width * static_cast<double>(stack.feedForwardWidth);
}

/// Projections, scores and mixtures of one row whose queries and keys are of these lengths.
double attention(double width, double inner, double queries, double keys) {
  return 4.0 * queries * width * inner + 4.0 * keys * width * inner + 4.0 * queries * keys * inner;
}

double encoderOperations(const LayerSizes& layers, double tokens) {
  const double width = static_cast<double>(layers.width), inner = attentionWidth(layers.encoder);
  return static_cast<double>(layers.encoder.layers) *
         (attention(width, inner, tokens, tokens) + feedForward(layers.encoder, width, tokens));
}

double decoderOperations(const LayerSizes& layers, double source, double target) {
  const double width = static_cast<double>(layers.width), inner = attentionWidth(layers.decoder);
  return static_cast<double>(layers.decoder.layers) *
         (attention(width, inner, target, target) + attention(width, inner, target, source) +
          feedForward(layers.decoder, width, target));
}

double encoderOperations(const LayerSizes& layers, const ComputedTokens& batch) {
  return static_cast<double>(batch.rows) * (encoderOperations(layers, static_cast<double>(batch.source)) +
                                            encoderOperations(layers, static_cast<double>(batch.second)));
}

double decoderOperations(const LayerSizes& layers, const ComputedTokens& batch) {
  // A classifier's decoder reads the source again.
  const auto target = static_cast<double>(batch.target > 0 ? batch.target : batch.source);
  return static_cast<double>(batch.rows) *
         decoderOperations(layers, static_cast<double>(batch.source), target);
}

double headOperations(const LayerSizes& layers, const ComputedTokens& batch) {
  return 2.0 * static_cast<double>(batch.predicted) * static_cast<double>(layers.width) *
         static_cast<double>(layers.outputsPerToken);
}

bool isMatrixOfVocabulary(const TensorShape& tensor, std::int64_t vocabulary) {
  return tensor.group == "head" && tensor.sizes.size() == 2 && tensor.sizes.front() == vocabulary;
}

std::int64_t vocabularyOf(const ModelShape& shape) {
  const std::string table = embeddingName(shape.family) + ".weight";
  const auto found = std::ranges::find(shape.tensors, table, &TensorShape::name);
  return found == shape.tensors.end() ? shape.layers.outputsPerToken : found->sizes.front();
}

/// Of the weights whose products are counted, the share that is trained.
double trainedShare(const ModelShape& shape) {
  double all = 0.0, trained = 0.0;
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isOwnParameter() || tensor.sizes.size() < 2 || tensor.group == "embedding") continue;
    all += static_cast<double>(tensor.count());
    if (!tensor.isFrozen) trained += static_cast<double>(tensor.count());
  }
  return all > 0.0 ? trained / all : 1.0;
}

bool isTrained(const TensorShape& tensor, const char* group) {
  return tensor.isOwnParameter() && !tensor.isFrozen && tensor.group == group;
}

bool trains(const ModelShape& shape, const char* group) {
  return std::ranges::any_of(shape.tensors,
                             [&](const TensorShape& tensor) { return isTrained(tensor, group); });
}

/// Of a stack with nothing trained below it, the share of layers from the lowest trained one up.
double shareAboveFrozen(const ModelShape& shape, const char* group, std::int64_t layers) {
  std::int64_t lowest = layers;
  for (const TensorShape& tensor : shape.tensors) {
    if (isTrained(tensor, group)) lowest = std::min(lowest, blockOf(tensor.name).value_or(layers));
  }
  return layers > 0 ? static_cast<double>(layers - lowest) / static_cast<double>(layers) : 0.0;
}

/// What gradient checkpointing runs again: every layer that gradients come through.
double repeatedOperations(const ModelShape& shape, const ComputedTokens& batch) {
  const LayerSizes& layers = shape.layers;
  const bool tables = trains(shape, "embedding");
  const double encoder = tables ? 1.0 : shareAboveFrozen(shape, "encoder", layers.encoder.layers);
  const bool below = tables || trains(shape, "encoder");
  const double decoder = below ? 1.0 : shareAboveFrozen(shape, "decoder", layers.decoder.layers);
  return encoder * encoderOperations(layers, batch) + decoder * decoderOperations(layers, batch);
}

}  // namespace

double forwardOperations(const ModelShape& shape, const ComputedTokens& batch) {
  return encoderOperations(shape.layers, batch) + decoderOperations(shape.layers, batch) +
         headOperations(shape.layers, batch);
}

double trainingOperations(const ModelShape& shape, const ComputedTokens& batch, bool gradientCheckpointing) {
  const double forward = forwardOperations(shape, batch);
  const double again = gradientCheckpointing ? repeatedOperations(shape, batch) : 0.0;
  return forward * (2.0 + trainedShare(shape)) + again;
}

ParameterParts parameterParts(const ModelShape& shape) {
  ParameterParts parts;
  const std::int64_t vocabulary = vocabularyOf(shape);
  for (const TensorShape& tensor : shape.tensors) {
    if (!tensor.isOwnParameter()) continue;
    const std::int64_t count = tensor.count();
    parts.total += count;
    if (tensor.group == "embedding" || isMatrixOfVocabulary(tensor, vocabulary))
      parts.embeddings += count;
    else if (tensor.group == "encoder")
      parts.encoder += count;
    else if (tensor.group == "decoder")
      parts.decoder += count;
    else
      parts.head += count;
  }
  return parts;
}

}  // namespace s2s
