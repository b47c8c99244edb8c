#include <cmath>

#include "engine/shapes/t5_config.h"

namespace s2s {
namespace {

/// Lists the tensors in the order in which transformers stores them.
class T5ShapeBuilder {
 public:
  explicit T5ShapeBuilder(const T5Config& config)
      : m_config(config), m_inner(config.heads * config.keyWidth) {}

  ModelShape build() {
    m_group = "embedding";
    addNormal("shared.weight", {m_config.vocabularySize, m_config.modelWidth}, 1.0);
    addStack("encoder", m_config.encoderLayers, false);
    addStack("decoder", m_config.decoderLayers, true);
    addHead();
    return std::move(m_shape);
  }

 private:
  // Standard deviations: Mesh TensorFlow's, as T5PreTrainedModel._init_weights of transformers 4.57 has them.
  double widthDeviation(std::int64_t width) const { return 1.0 / std::sqrt(static_cast<double>(width)); }

  void addNormal(const std::string& name, std::vector<std::int64_t> sizes, double deviation) {
    m_shape.tensors.push_back({name,
                               std::move(sizes),
                               m_group,
                               {Initialization::Kind::normal, m_config.initializerFactor * deviation},
                               "",
                               false});
  }

  void addNorm(const std::string& name) {
    m_shape.tensors.push_back(
        {name + ".weight", {m_config.modelWidth}, m_group, {Initialization::Kind::ones, 0.0}, "", false});
  }

  void addTied(const std::string& name) {
    m_shape.tensors.push_back(
        {name, {m_config.vocabularySize, m_config.modelWidth}, m_group, {}, "shared.weight", false});
  }

  void addAttention(const std::string& name, bool hasBias) {
    const std::int64_t width = m_config.modelWidth;
    addNormal(name + ".q.weight", {m_inner, width}, widthDeviation(width * m_config.keyWidth));
    addNormal(name + ".k.weight", {m_inner, width}, widthDeviation(width));
    addNormal(name + ".v.weight", {m_inner, width}, widthDeviation(width));
    addNormal(name + ".o.weight", {width, m_inner}, widthDeviation(m_inner));
    if (hasBias) {
      addNormal(name + ".relative_attention_bias.weight", {m_config.positionBuckets, m_config.heads},
                widthDeviation(width));
      m_shape.tensors.back().keepsPrecision = true;
    }
  }

  void addFeedForward(const std::string& name) {
    const std::int64_t width = m_config.modelWidth;
    const std::int64_t inner = m_config.feedForwardWidth;
    if (m_config.gated) {
      addNormal(name + ".wi_0.weight", {inner, width}, widthDeviation(width));
      addNormal(name + ".wi_1.weight", {inner, width}, widthDeviation(width));
    } else {
      addNormal(name + ".wi.weight", {inner, width}, widthDeviation(width));
    }
    addNormal(name + ".wo.weight", {width, inner}, widthDeviation(inner));
  }

  void addStack(const std::string& stack, std::int64_t layers, bool isDecoder) {
    m_group = stack;
    addTied(stack + ".embed_tokens.weight");
    for (std::int64_t index = 0; index < layers; ++index) {
      const std::string block = stack + ".block." + std::to_string(index) + ".layer.";
      int layer = 0;
      addAttention(block + "0.SelfAttention", index == 0 || m_config.perLayerPositionBias);
      addNorm(block + "0.layer_norm");
      if (isDecoder) {
        ++layer;
        addAttention(block + "1.EncDecAttention", false);
        addNorm(block + "1.layer_norm");
      }
      const std::string feedForward = block + std::to_string(layer + 1);
      addFeedForward(feedForward + ".DenseReluDense");
      addNorm(feedForward + ".layer_norm");
    }
    addNorm(stack + ".final_layer_norm");
  }

  void addHead() {
    m_group = "head";
    if (m_config.tiedEmbeddings) return addTied("lm_head.weight");
    // As T5X initialises it (fan-in scaling). transformers draws with deviation 1, which starts training from
    // scratch with logits of deviation sqrt(d_model) and a loss in the hundreds.
    addNormal("lm_head.weight", {m_config.vocabularySize, m_config.modelWidth},
              widthDeviation(m_config.modelWidth));
  }

  const T5Config& m_config;
  std::int64_t m_inner;
  std::string m_group;
  ModelShape m_shape{"t5", {}};
};

}  // namespace

ModelShape t5Shape(const T5Config& config) { return T5ShapeBuilder(config).build(); }

}  // namespace s2s
