#include "engine/models/bart/bart_stack.h"

#include <cmath>
#include <utility>

#include "engine/layers/checkpointed.h"
#include "engine/layers/dropout.h"
#include "engine/layers/packed_texts.h"

namespace s2s {
namespace {

/// Of torch.nn.LayerNorm, which no configuration of the lineage changes.
constexpr double kEpsilon = 1e-5;

MultiHeadAttention attentionOf(const Weights& weights, const std::string& name, std::int64_t heads,
                               const BartConfig& config) {
  const double keyWidth = static_cast<double>(config.modelWidth / heads);
  return {{{weights, name + ".q_proj"},
           {weights, name + ".k_proj"},
           {weights, name + ".v_proj"},
           {weights, name + ".out_proj"}},
          heads,
          1.0 / std::sqrt(keyWidth),
          config.attentionDropout};
}

/// Whether a layer is left out of this pass (Fan et al. 2020, LayerDrop).
bool leftOut(double probability, const ForwardMode& mode) {
  if (!mode.training() || probability <= 0.0) return false;
  return CounterRandom(mode.dropout->next()).unit(0) < probability;
}

}  // namespace

BartLayer::BartLayer(const Weights& weights, const std::string& name, const BartConfig& config,
                     bool isDecoder)
    : selfAttention(attentionOf(weights, name + ".self_attn",
                                isDecoder ? config.decoderHeads : config.encoderHeads, config)),
      selfNorm(weights, name + ".self_attn_layer_norm", kEpsilon),
      feedForward({{weights, name + ".fc1"}, std::nullopt, {weights, name + ".fc2"}},
                  activationOf(config.activation), config.activationDropout),
      feedForwardNorm(weights, name + ".final_layer_norm", kEpsilon),
      parameters(weights.parametersOf(name)) {
  if (!isDecoder) return;
  crossAttention.emplace(attentionOf(weights, name + ".encoder_attn", config.decoderHeads, config));
  crossNorm.emplace(weights, name + ".encoder_attn_layer_norm", kEpsilon);
}

BartStack::BartStack(const Weights& weights, const std::string& name, const BartConfig& config,
                     bool isDecoder)
    : m_isDecoder(isDecoder),
      m_preNorm(config.preNorm),
      m_dropout(config.dropout),
      m_layerDrop(isDecoder ? config.decoderLayerDrop : config.encoderLayerDrop) {
  const std::int64_t count = isDecoder ? config.decoderLayers : config.encoderLayers;
  for (std::int64_t index = 0; index < count; ++index)
    m_layers.emplace_back(weights, name + ".layers." + std::to_string(index), config, isDecoder);
  if (config.embeddingNorm) m_embeddingNorm.emplace(weights, name + ".layernorm_embedding", kEpsilon);
  if (config.finalNorm) m_finalNorm.emplace(weights, name + ".layer_norm", kEpsilon);
}

torch::Tensor BartStack::operator()(torch::Tensor embedded, const torch::Tensor& keys,
                                    const EncoderOutput* memory, const ForwardMode& mode) const {
  const torch::Tensor texts = textsOf(keys);
  const AttentionMask self{{}, keys, m_isDecoder, texts};
  const AttentionMask cross{{}, memory != nullptr ? memory->mask : torch::Tensor(), false, texts};
  torch::Tensor x = std::move(embedded);
  if (m_embeddingNorm) x = (*m_embeddingNorm)(x);
  x = dropout(x, m_dropout, mode);
  for (const BartLayer& layer : m_layers) {
    if (leftOut(m_layerDrop, mode)) continue;
    const std::vector<torch::Tensor> inputs =
        memory != nullptr ? std::vector<torch::Tensor>{x, memory->hidden} : std::vector<torch::Tensor>{x};
    const Block run = [this, &layer, self, cross](const std::vector<torch::Tensor>& in,
                                                  const ForwardMode& m) {
      return throughLayer(layer, in[0], self, in.size() > 1 ? in[1] : torch::Tensor(), cross, m);
    };
    x = checkpointed(run, layer.parameters, inputs, mode);
  }
  return m_finalNorm ? (*m_finalNorm)(x) : x;
}

torch::Tensor BartStack::throughLayer(const BartLayer& layer, torch::Tensor x, const AttentionMask& self,
                                      const torch::Tensor& memory, const AttentionMask& cross,
                                      const ForwardMode& mode) const {
  // One part of a layer with the way around it, normalised on the way in or behind.
  const auto around = [&](const torch::Tensor& in, const LayerNorm& norm, const auto& part) {
    const torch::Tensor sum = residual(in, part(m_preNorm ? norm(in) : in), m_dropout, mode);
    return m_preNorm ? sum : norm(sum);
  };
  x = around(x, layer.selfNorm,
             [&](const torch::Tensor& in) { return layer.selfAttention(in, in, self, mode); });
  if (memory.defined()) {
    x = around(x, *layer.crossNorm,
               [&](const torch::Tensor& in) { return (*layer.crossAttention)(in, memory, cross, mode); });
  }
  return around(x, layer.feedForwardNorm,
                [&](const torch::Tensor& in) { return layer.feedForward(in, mode); });
}

std::unique_ptr<KeyValueCache> BartStack::makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                                    std::int64_t maximumLength) const {
  auto cache = std::make_unique<KeyValueCache>(encoder, beams, maximumLength, m_layers.front().selfAttention);
  for (const BartLayer& layer : m_layers) cache->addLayer(layer.selfAttention, *layer.crossAttention, {});
  return cache;
}

torch::Tensor BartStack::step(KeyValueCache& cache, const torch::Tensor& embedded) const {
  const auto around = [&](const torch::Tensor& x, const LayerNorm& norm, const Linear& output,
                          const auto& context) {
    const torch::Tensor sum = output.addTo(x, context(m_preNorm ? norm(x) : x));
    return m_preNorm ? sum : norm(sum);
  };
  torch::Tensor x = m_embeddingNorm ? (*m_embeddingNorm)(embedded) : embedded;
  for (std::size_t index = 0; index < m_layers.size(); ++index) {
    const BartLayer& layer = m_layers[index];
    x = around(x, layer.selfNorm, layer.selfAttention.projections().output,
               [&](const torch::Tensor& in) { return cache.attendToPast(index, in); });
    x = around(x, *layer.crossNorm, layer.crossAttention->projections().output,
               [&](const torch::Tensor& in) { return cache.attendToSource(index, in); });
    x = around(x, layer.feedForwardNorm, layer.feedForward.output(),
               [&](const torch::Tensor& in) { return layer.feedForward.inner(in, {}); });
  }
  cache.advance();
  return m_finalNorm ? (*m_finalNorm)(x) : x;
}

}  // namespace s2s
