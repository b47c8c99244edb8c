#pragma once
// The layers of BART's encoder or decoder, normalised behind each part (BART) or before it (mBART, M2M100).

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/layers/feed_forward.h"
#include "engine/layers/key_value_cache.h"
#include "engine/layers/layer_norm.h"
#include "engine/shapes/bart_config.h"

namespace s2s {

struct BartLayer {
  BartLayer(const Weights& weights, const std::string& name, const BartConfig& config, bool isDecoder);

  MultiHeadAttention selfAttention;
  LayerNorm selfNorm;
  std::optional<MultiHeadAttention> crossAttention;  ///< decoder only
  std::optional<LayerNorm> crossNorm;                ///< decoder only
  FeedForward feedForward;
  LayerNorm feedForwardNorm;
  std::vector<torch::Tensor> parameters;  ///< all of the layer's
};

class BartStack {
 public:
  /// `name` is "model.encoder" or "model.decoder".
  BartStack(const Weights& weights, const std::string& name, const BartConfig& config, bool isDecoder);

  /// Token and position vectors [batch, length, width] → hidden states of the same shape. `keys` [batch,
  /// length] bool may be undefined. `memory` is what a decoder looks at, null for the encoder. Move
  /// `embedded` in: where nothing is recorded, it is let go behind the first layer.
  torch::Tensor operator()(torch::Tensor embedded, const torch::Tensor& keys, const EncoderOutput* memory,
                           const ForwardMode& mode) const;

  /// For a decoder: a cache for step().
  std::unique_ptr<KeyValueCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                           std::int64_t maximumLength) const;
  /// Token and position vectors [rows, width] → hidden states [rows, width], one position further.
  torch::Tensor step(KeyValueCache& cache, const torch::Tensor& embedded) const;

 private:
  /// x [batch, length, width] behind one layer. `memory` is undefined for the encoder.
  torch::Tensor throughLayer(const BartLayer& layer, torch::Tensor x, const AttentionMask& self,
                             const torch::Tensor& memory, const AttentionMask& cross,
                             const ForwardMode& mode) const;

  bool m_isDecoder;
  bool m_preNorm;
  double m_dropout;
  double m_layerDrop;
  std::vector<BartLayer> m_layers;
  std::optional<LayerNorm> m_embeddingNorm;
  std::optional<LayerNorm> m_finalNorm;
};

}  // namespace s2s
