#include "engine/models/t5/t5_stack.h"

#include <utility>

#include "engine/layers/checkpointed.h"
#include "engine/layers/dropout.h"
#include "engine/layers/packed_texts.h"

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

/// T5 multiplies no score; its initialisation makes up for that (Raffel et al. 2020).
MultiHeadAttention attentionOf(const Weights& weights, const std::string& name, const T5Config& config) {
  return {{{weights, name + ".q"}, {weights, name + ".k"}, {weights, name + ".v"}, {weights, name + ".o"}},
          config.heads,
          1.0,
          config.dropout};
}

FeedForward feedForwardOf(const Weights& weights, const std::string& name, const T5Config& config) {
  const Linear output(weights, name + ".wo");
  const Activation activation = activationOf(config.activation);
  if (!config.gated) return {{{weights, name + ".wi"}, std::nullopt, output}, activation, config.dropout};
  return {{{weights, name + ".wi_0"}, Linear(weights, name + ".wi_1"), output}, activation, config.dropout};
}

/// The residual stream in the type of the stream before it. Half precision overflows there in deep T5s;
/// transformers clamps it as well.
torch::Tensor withinRange(const torch::Tensor& sum, const torch::Tensor& before) {
  return before.scalar_type() == torch::kHalf ? sum.clamp(-65504.0, 65504.0).to(torch::kHalf) : sum;
}

/// In half precision the sums of the last matrix overflow: transformers keeps that one in float32 as well.
torch::Tensor fed(const FeedForward& feedForward, const torch::Tensor& x, const ForwardMode& mode) {
  if (x.scalar_type() != torch::kHalf) return feedForward(x, mode);
  return feedForward.output().inFloat(feedForward.inner(x, mode), mode);
}

}  // namespace

T5Block::T5Block(const Weights& weights, const std::string& name, const T5Config& config, bool isDecoder,
                 bool hasBias)
    : selfNorm(weights, name + ".layer.0.layer_norm", config.layerNormEpsilon),
      selfAttention(attentionOf(weights, name + ".layer.0.SelfAttention", config)),
      feedForwardNorm(weights, name + (isDecoder ? ".layer.2.layer_norm" : ".layer.1.layer_norm"),
                      config.layerNormEpsilon),
      feedForward(feedForwardOf(
          weights, name + (isDecoder ? ".layer.2.DenseReluDense" : ".layer.1.DenseReluDense"), config)),
      parameters(weights.parametersOf(name)) {
  if (hasBias) bias.emplace(weights, name + ".layer.0.SelfAttention", !isDecoder, config.maximumDistance);
  if (!isDecoder) return;
  crossNorm.emplace(weights, name + ".layer.1.layer_norm", config.layerNormEpsilon);
  crossAttention.emplace(attentionOf(weights, name + ".layer.1.EncDecAttention", config));
}

T5Stack::T5Stack(const Weights& weights, const T5Config& config, bool isDecoder)
    : m_isDecoder(isDecoder),
      m_dropout(config.dropout),
      m_blocks(makeBlocks(weights, config, isDecoder)),
      m_finalNorm(weights, isDecoder ? "decoder.final_layer_norm" : "encoder.final_layer_norm",
                  config.layerNormEpsilon) {}

torch::Tensor T5Stack::operator()(torch::Tensor embedded, const torch::Tensor& keys,
                                  const EncoderOutput* memory, const ForwardMode& mode) const {
  const std::int64_t length = embedded.size(1);
  const torch::Tensor texts = textsOf(keys);
  const AttentionMask self{{}, keys, m_isDecoder, texts};
  const AttentionMask cross{{}, memory != nullptr ? memory->mask : torch::Tensor(), false, texts};
  torch::Tensor x = std::move(embedded), bias;
  x = dropout(x, m_dropout, mode);
  for (const T5Block& block : m_blocks) {
    if (block.bias) bias = block.bias->ofDistances(length, length);
    std::vector<torch::Tensor> inputs{x, bias};
    if (memory != nullptr) inputs.push_back(memory->hidden);
    const Block run = [this, &block, self, cross](const std::vector<torch::Tensor>& in,
                                                  const ForwardMode& m) {
      AttentionMask biased = self;
      biased.distanceBias = in[1];
      return throughBlock(block, in[0], biased, in.size() > 2 ? in[2] : torch::Tensor(), cross, m);
    };
    x = checkpointed(run, block.parameters, std::move(inputs), mode);
  }
  return dropout(m_finalNorm(x), m_dropout, mode);
}

torch::Tensor T5Stack::throughBlock(const T5Block& block, torch::Tensor x, const AttentionMask& self,
                                    const torch::Tensor& memory, const AttentionMask& cross,
                                    const ForwardMode& mode) const {
  const auto attendToSelf = [&](const torch::Tensor& normed) {
    return block.selfAttention(normed, normed, self, mode);
  };
  x = withinRange(residual(x, attendToSelf(block.selfNorm(x)), m_dropout, mode), x);
  if (memory.defined()) {
    const torch::Tensor attended = (*block.crossAttention)((*block.crossNorm)(x), memory, cross, mode);
    x = withinRange(residual(x, attended, m_dropout, mode), x);
  }
  return withinRange(residual(x, fed(block.feedForward, block.feedForwardNorm(x), mode), m_dropout, mode), x);
}

std::unique_ptr<KeyValueCache> T5Stack::makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                                  std::int64_t maximumLength) const {
  auto cache = std::make_unique<KeyValueCache>(encoder, beams, maximumLength, m_blocks.front().selfAttention);
  torch::Tensor pastBias;
  for (const T5Block& block : m_blocks) {
    if (block.bias) pastBias = block.bias->ofPast(maximumLength);
    cache->addLayer(block.selfAttention, *block.crossAttention, pastBias);
  }
  return cache;
}

torch::Tensor T5Stack::step(KeyValueCache& cache, const torch::Tensor& embedded) const {
  torch::Tensor x = embedded;
  const bool isHalf = x.scalar_type() == torch::kHalf;
  const auto add = [&](const Linear& output, const torch::Tensor& inner) {
    x = isHalf ? withinRange(x + output(inner), x) : output.addTo(x, inner);
  };
  for (std::size_t index = 0; index < m_blocks.size(); ++index) {
    const T5Block& block = m_blocks[index];
    add(block.selfAttention.projections().output, cache.attendToPast(index, block.selfNorm(x)));
    add(block.crossAttention->projections().output, cache.attendToSource(index, (*block.crossNorm)(x)));
    const torch::Tensor inner = block.feedForward.inner(block.feedForwardNorm(x), {});
    if (isHalf)
      x = withinRange(x + block.feedForward.output().inFloat(inner, {}), x);
    else
      x = block.feedForward.output().addTo(x, inner);
  }
  cache.advance();
  return m_finalNorm(x);
}

}  // namespace s2s
