#include <cmath>

#include "engine/shapes/t5_config.h"
#include "engine/shapes/tensor_list.h"

namespace s2s {
namespace {

/// Lists the tensors in the order in which transformers stores them.
class T5ShapeBuilder {
 public:
  explicit T5ShapeBuilder(const T5Config& config)
      : m_config(config), m_inner(config.heads * config.keyWidth), m_tensors(config.initializerFactor) {}

  ModelShape build() {
    m_tensors.addNormal(kShared, {m_config.vocabularySize, m_config.modelWidth});
    addStack("encoder", m_config.encoderLayers, false);
    if (!m_config.head) addStack("decoder", m_config.decoderLayers, true);
    addHead();
    ModelShape shape{"t5", m_tensors.take()};
    shape.task = m_config.task;
    shape.layers = layerSizes();
    return shape;
  }

 private:
  static constexpr const char* kShared = "shared.weight";

  // Standard deviations: Mesh TensorFlow's, as T5PreTrainedModel._init_weights of transformers 4.57 has them.
  double widthDeviation(std::int64_t width) const { return 1.0 / std::sqrt(static_cast<double>(width)); }

  void addNormal(const std::string& name, std::vector<std::int64_t> sizes, double deviation) {
    m_tensors.addNormal(name, std::move(sizes), m_config.initializerFactor * deviation);
  }

  void addNorm(const std::string& name) { m_tensors.addOnes(name + ".weight", {m_config.modelWidth}); }

  void addAttention(const std::string& name, bool hasBias) {
    const std::int64_t width = m_config.modelWidth;
    addNormal(name + ".q.weight", {m_inner, width}, widthDeviation(width * m_config.keyWidth));
    addNormal(name + ".k.weight", {m_inner, width}, widthDeviation(width));
    addNormal(name + ".v.weight", {m_inner, width}, widthDeviation(width));
    addNormal(name + ".o.weight", {width, m_inner}, widthDeviation(m_inner));
    if (hasBias) {
      addNormal(name + ".relative_attention_bias.weight", {m_config.positionBuckets, m_config.heads},
                widthDeviation(width));
      m_tensors.keepPrecision();
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
    m_tensors.beginGroup(stack);
    m_tensors.addTied(stack + ".embed_tokens.weight", kShared);
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
    if (m_config.head) return m_tensors.addOwnHead(*m_config.head, m_config.modelWidth);
    m_tensors.beginGroup("head");
    if (m_config.tiedEmbeddings) return m_tensors.addTied("lm_head.weight", kShared);
    // As T5X initialises it (fan-in scaling). transformers draws with deviation 1, which starts training from
    // scratch with logits of deviation sqrt(d_model) and a loss in the hundreds.
    addNormal("lm_head.weight", {m_config.vocabularySize, m_config.modelWidth},
              widthDeviation(m_config.modelWidth));
  }

  LayerSizes layerSizes() const {
    LayerSizes sizes;
    sizes.width = m_config.modelWidth;
    sizes.dropout = sizes.attentionDropout = sizes.activationDropout = m_config.dropout;
    sizes.normsBefore = true;
    sizes.relu = m_config.activation == "relu";
    sizes.scalesQueries = false;
    sizes.scalesHead = m_config.tiedEmbeddings;
    sizes.encoder = {m_config.encoderLayers, m_config.heads, m_config.keyWidth, m_config.feedForwardWidth,
                     m_config.gated};
    if (m_config.head) {
      sizes.textsPerRow = m_config.head->textsPerRow();
      sizes.headDropout = m_config.head->dropout;
      return sizes;
    }
    sizes.decoder = sizes.encoder;
    sizes.decoder.layers = m_config.decoderLayers;
    sizes.outputsPerToken = m_config.vocabularySize;
    return sizes;
  }

  const T5Config& m_config;
  std::int64_t m_inner;
  TensorList m_tensors;
};

}  // namespace

ModelShape t5Shape(const T5Config& config) { return T5ShapeBuilder(config).build(); }

}  // namespace s2s
