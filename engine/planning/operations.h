#pragma once
// Floating-point operations of a model, from its description and the extents of a batch alone.
//
// Counted are the matrix products, a multiplication and an addition each, as PyTorch's FlopCounterMode and
// the literature count them (Kaplan et al. 2020, section 2.1, with the attention's own products added). For R
// rows of S source and T target tokens, padding included because it is computed, width d, attention width a =
// heads × head width, feed-forward width f (with g = 3 matrices where gated, else 2) and L predicted tokens:
//
//   encoder layer   R · (8·S·d·a + 4·S²·a + 2·g·S·d·f)
//   decoder layer   R · (8·T·d·a + 4·T²·a   +   4·T·d·a + 4·S·d·a + 4·T·S·a   +   2·g·T·d·f)
//   output head     2·L·d·V
//
// The first term of each is the 2·N·tokens of N weights outside the embeddings; the terms with two lengths
// are the attention's scores and mixtures. BERT's and RoBERTa's heads have a product of 2·L·d² before the
// vocabulary's. LoRA's two products beside a projection, and an adapter's behind a feed-forward part, count
// as any other.
//
// The backward pass makes a gradient of each factor of a product that needs one, at the cost of the product:
// of a weight where it is trained, of what it is multiplied with where something trained lies below. So a
// training step costs three times the forward pass where everything is trained, and of frozen parts what is
// above the lowest trained tensor of each path twice, what is below it once: the encoder under a trained
// decoder once, for gradients would reach it through the cross attention only. Gradient checkpointing adds a
// forward pass of the layers that gradients come through. Norms, activations, softmax, look-ups and the
// optimizer, which are linear in the activations, are left out, as is a classifier's head.

#include <cstdint>

#include "engine/shapes/model_shape.h"

namespace s2s {

/// Extents of a micro-batch as it is computed.
struct ComputedTokens {
  std::int64_t rows = 0;
  std::int64_t source = 0;     ///< columns of the sources
  std::int64_t second = 0;     ///< columns of a bi-encoder's second texts
  std::int64_t target = 0;     ///< columns of the targets
  std::int64_t predicted = 0;  ///< positions of the whole batch that go through the output head
};

/// Of one forward pass.
double forwardOperations(const ModelShape& shape, const ComputedTokens& batch);

/// Of forward and backward pass; what `shape` marks as frozen gets no gradient. Whoever asks of many batches
/// takes an OperationCounts.
double trainingOperations(const ModelShape& shape, const ComputedTokens& batch, bool gradientCheckpointing);

/// Where the parameters of a model lie.
struct ParameterParts {
  std::int64_t total = 0;
  std::int64_t embeddings = 0;  ///< tables of tokens, positions and types, and the output matrix
  std::int64_t encoder = 0;
  std::int64_t decoder = 0;
  std::int64_t head = 0;  ///< what lies between the layers and the output matrix, or a classifier's head

  std::int64_t outsideEmbeddings() const { return encoder + decoder + head; }
};

ParameterParts parameterParts(const ModelShape& shape);

}  // namespace s2s
