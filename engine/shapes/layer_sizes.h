#pragma once
// The sizes of a model's layers in one vocabulary for all families, for estimates of memory and time.

#include <cstdint>

namespace s2s {

/// A stack of equal layers; no layers where the model has no such stack.
struct StackSizes {
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::int64_t headWidth = 0;  ///< of queries, keys and values, per head
  std::int64_t feedForwardWidth = 0;
  bool gated = false;  ///< two projections into the feed-forward width, multiplied
};

struct LayerSizes {
  std::int64_t width = 0;  ///< of the hidden state
  StackSizes encoder;
  StackSizes decoder;
  std::int64_t outputsPerToken = 0;  ///< the vocabulary where every token is predicted, else 0
  std::int64_t textsPerRow = 1;      ///< 2: both texts of a pair go through the encoder

  double dropout = 0.0;            ///< of embeddings and of every part of a layer
  double attentionDropout = 0.0;   ///< of the attention's weights
  double activationDropout = 0.0;  ///< within the feed-forward part
  double headDropout = 0.0;        ///< before the last projection of a classifier
  bool normsBefore = false;        ///< parts of a layer are normalised on the way in, not behind
  bool relu = false;               ///< the activation is relu, whose slope follows from its answer
  bool scalesQueries = true;       ///< by 1 / sqrt(head width)
  bool scalesEmbedding = false;    ///< by sqrt(width)
  bool scalesHead = false;         ///< what the output head reads, by 1 / sqrt(width)
  bool positionsPerText = false;   ///< positions depend on the padding, so each text looks its own up
};

}  // namespace s2s
