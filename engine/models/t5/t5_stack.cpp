#include "engine/models/t5/t5_stack.h"

#include "engine/layers/dropout.h"

namespace s2s {
namespace {

std::vector<T5Block> makeBlocks(const Weights& weights, const T5Config& config, bool isDecoder) {
  std::vector<T5Block> blocks;
  const std::int64_t count = isDecoder ? config.decoderLayers : config.encoderLayers;
  for (std::int64_t index = 0; index < count; ++index) {
    const std::string name = (isDecoder ? "decoder.block." : "encoder.block.") + std::to_string(index);
    blocks.emplace_back(weights, name, config, isDecoder, index == 0 || config.perLayerPositionBias);
  }
  return blocks;
}

/// Half precision overflows in T5's deep residual stream; transformers clamps it as well.
torch::Tensor withinRange(const torch::Tensor& x) {
  return x.scalar_type() == torch::kHalf ? x.clamp(-65504.0, 65504.0) : x;
}

}  // namespace

T5Block::T5Block(const Weights& weights, const std::string& name, const T5Config& config, bool isDecoder,
                 bool hasBias)
    : selfNorm(weights, name + ".layer.0.layer_norm", config.layerNormEpsilon),
      selfAttention(weights, name + ".layer.0.SelfAttention", config.heads, config.dropout),
      feedForwardNorm(weights, name + (isDecoder ? ".layer.2.layer_norm" : ".layer.1.layer_norm"),
                      config.layerNormEpsilon),
      feedForward(weights, name + (isDecoder ? ".layer.2.DenseReluDense" : ".layer.1.DenseReluDense"),
                  config.gated, activationOf(config.activation), config.dropout) {
  if (hasBias) bias.emplace(weights, name + ".layer.0.SelfAttention", !isDecoder, config.maximumDistance);
  if (!isDecoder) return;
  crossNorm.emplace(weights, name + ".layer.1.layer_norm", config.layerNormEpsilon);
  crossAttention.emplace(weights, name + ".layer.1.EncDecAttention", config.heads, config.dropout);
}

T5Stack::T5Stack(const Weights& weights, const T5Config& config, bool isDecoder)
    : m_isDecoder(isDecoder),
      m_dropout(config.dropout),
      m_blocks(makeBlocks(weights, config, isDecoder)),
      m_finalNorm(weights, isDecoder ? "decoder.final_layer_norm" : "encoder.final_layer_norm",
                  config.layerNormEpsilon) {}

torch::Tensor T5Stack::operator()(const torch::Tensor& embedded, const torch::Tensor& keys,
                                  const EncoderOutput* memory, const ForwardMode& mode) const {
  const std::int64_t length = embedded.size(1);
  AttentionMask self{{}, keys, m_isDecoder};
  const AttentionMask cross{{}, memory != nullptr ? memory->mask : torch::Tensor(), false};
  torch::Tensor x = dropout(embedded, m_dropout, mode);
  for (const T5Block& block : m_blocks) {
    if (block.bias) self.distanceBias = block.bias->ofDistances(length, length);
    const torch::Tensor normed = block.selfNorm(x);
    x = withinRange(residual(x, block.selfAttention(normed, normed, self, mode), m_dropout, mode));
    if (memory != nullptr) {
      const torch::Tensor attended =
          (*block.crossAttention)((*block.crossNorm)(x), memory->hidden, cross, mode);
      x = withinRange(residual(x, attended, m_dropout, mode));
    }
    x = withinRange(residual(x, block.feedForward(block.feedForwardNorm(x), mode), m_dropout, mode));
  }
  return dropout(m_finalNorm(x), m_dropout, mode);
}

}  // namespace s2s
