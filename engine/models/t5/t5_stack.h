#pragma once
// The blocks of T5's encoder or decoder.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/layers/attention.h"
#include "engine/layers/feed_forward.h"
#include "engine/layers/key_value_cache.h"
#include "engine/layers/relative_position_bias.h"
#include "engine/layers/rms_norm.h"
#include "engine/shapes/t5_config.h"

namespace s2s {

/// One block's layers. Normalisation comes before each of them, a residual goes around.
struct T5Block {
  /// `name` is "encoder.block.0"; `hasBias`: its self-attention holds a position bias (the first block of T5,
  /// every block of umT5).
  T5Block(const Weights& weights, const std::string& name, const T5Config& config, bool isDecoder,
          bool hasBias);

  RmsNorm selfNorm;
  MultiHeadAttention selfAttention;
  std::optional<RelativePositionBias> bias;
  std::optional<RmsNorm> crossNorm;                  ///< decoder only
  std::optional<MultiHeadAttention> crossAttention;  ///< decoder only
  RmsNorm feedForwardNorm;
  FeedForward feedForward;
  std::vector<torch::Tensor> parameters;  ///< all of the block's
};

class T5Stack {
 public:
  T5Stack(const Weights& weights, const T5Config& config, bool isDecoder);

  /// embedded [batch, length, width] → hidden states of the same shape. `keys` [batch, length] bool may be
  /// undefined. `memory` is what a decoder looks at, null for the encoder. Move `embedded` in: where nothing
  /// is recorded, it is let go behind the first block.
  torch::Tensor operator()(torch::Tensor embedded, const torch::Tensor& keys, const EncoderOutput* memory,
                           const ForwardMode& mode) const;

  /// For a decoder: a cache for step().
  std::unique_ptr<KeyValueCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                           std::int64_t maximumLength) const;
  /// Embedded tokens [rows, width] → hidden states [rows, width] before the head, one position further.
  torch::Tensor step(KeyValueCache& cache, const torch::Tensor& embedded) const;

 private:
  /// x [batch, length, width] behind one block. `memory` is undefined for the encoder.
  torch::Tensor throughBlock(const T5Block& block, torch::Tensor x, const AttentionMask& self,
                             const torch::Tensor& memory, const AttentionMask& cross,
                             const ForwardMode& mode) const;

  bool m_isDecoder;
  double m_dropout;
  std::vector<T5Block> m_blocks;
  RmsNorm m_finalNorm;
};

}  // namespace s2s
