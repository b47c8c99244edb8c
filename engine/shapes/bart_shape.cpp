#include "engine/shapes/bart_config.h"
#include "engine/shapes/tensor_list.h"

namespace s2s {
namespace {

/// Lists the tensors in the order of transformers' state_dict. Initial values: _init_weights of BART, mBART
/// and M2M100 in transformers 4.57, which draw everything with init_std.
class BartShapeBuilder {
 public:
  explicit BartShapeBuilder(const BartConfig& config)
      : m_config(config), m_tensors(config.initializerDeviation) {}

  ModelShape build() {
    const bool wholeModel = !m_config.encoderOnly();
    if (m_config.task == ModelTask::sequenceToSequence && m_config.hasLogitsBias) {
      m_tensors.beginGroup("head");
      m_tensors.addBuffer("final_logits_bias", {1, m_config.vocabularySize});
    }
    m_tensors.beginGroup("embedding");
    m_tensors.addNormal(kShared, {m_config.vocabularySize, m_config.modelWidth});
    addStack("model.encoder", m_config.encoderLayers, m_config.encoderFeedForwardWidth, false);
    if (wholeModel) addStack("model.decoder", m_config.decoderLayers, m_config.decoderFeedForwardWidth, true);
    addHead();
    ModelShape shape{m_config.modelType == "m2m_100" ? "m2m100" : "bart", m_tensors.take()};
    shape.task = m_config.task;
    shape.layers = layerSizes();
    shape.obsoleteNames = {"model.encoder.version", "model.decoder.version"};
    return shape;
  }

 private:
  static constexpr const char* kShared = "model.shared.weight";

  void addPositions(const std::string& stack) {
    const std::vector<std::int64_t> sizes = {m_config.maximumPositions + BartConfig::kPositionOffset,
                                             m_config.modelWidth};
    const std::string name = stack + ".embed_positions.weight";
    if (m_config.sinusoidalPositions) {
      m_tensors.addComputed(name + "s", sizes);
    } else {
      m_tensors.addNormal(name, sizes);
    }
  }

  void addAttention(const std::string& layer, const std::string& attention) {
    for (const char* projection : {".k_proj", ".v_proj", ".q_proj", ".out_proj"})
      m_tensors.addLinear(layer + attention + projection, m_config.modelWidth, m_config.modelWidth);
    m_tensors.addLayerNorm(layer + attention + "_layer_norm", m_config.modelWidth);
  }

  void addLayer(const std::string& layer, std::int64_t feedForwardWidth, bool isDecoder) {
    addAttention(layer, "self_attn");
    if (isDecoder) addAttention(layer, "encoder_attn");
    m_tensors.addLinear(layer + "fc1", feedForwardWidth, m_config.modelWidth);
    m_tensors.addLinear(layer + "fc2", m_config.modelWidth, feedForwardWidth);
    m_tensors.addLayerNorm(layer + "final_layer_norm", m_config.modelWidth);
  }

  void addStack(const std::string& stack, std::int64_t layers, std::int64_t feedForwardWidth,
                bool isDecoder) {
    m_tensors.beginGroup("embedding");
    m_tensors.addTied(stack + ".embed_tokens.weight", kShared);
    addPositions(stack);
    m_tensors.beginGroup(isDecoder ? "decoder" : "encoder");
    for (std::int64_t index = 0; index < layers; ++index)
      addLayer(stack + ".layers." + std::to_string(index) + ".", feedForwardWidth, isDecoder);
    if (m_config.embeddingNorm) m_tensors.addLayerNorm(stack + ".layernorm_embedding", m_config.modelWidth);
    if (m_config.finalNorm) m_tensors.addLayerNorm(stack + ".layer_norm", m_config.modelWidth);
  }

  void addHead() {
    if (m_config.encoderOnly()) return m_tensors.addOwnHead(*m_config.head, m_config.modelWidth);
    m_tensors.beginGroup("head");
    if (m_config.head) {
      m_tensors.addLinear("classification_head.dense", m_config.modelWidth, m_config.modelWidth);
      m_tensors.addLinear("classification_head.out_proj", m_config.head->outputs(), m_config.modelWidth);
    } else if (m_config.tiedEmbeddings) {
      m_tensors.addTied("lm_head.weight", kShared);
    } else {
      m_tensors.addNormal("lm_head.weight", {m_config.vocabularySize, m_config.modelWidth});
    }
  }

  LayerSizes layerSizes() const {
    const std::int64_t width = m_config.modelWidth;
    LayerSizes sizes;
    sizes.width = width;
    sizes.dropout = m_config.dropout;
    sizes.attentionDropout = m_config.attentionDropout;
    sizes.activationDropout = m_config.activationDropout;
    sizes.normsBefore = m_config.preNorm;
    sizes.relu = m_config.activation == "relu";
    sizes.scalesEmbedding = m_config.scaleEmbedding;
    sizes.positionsPerText = m_config.sinusoidalPositions;
    sizes.encoder = {m_config.encoderLayers, m_config.encoderHeads, width / m_config.encoderHeads,
                     m_config.encoderFeedForwardWidth};
    if (!m_config.encoderOnly()) {
      sizes.decoder = {m_config.decoderLayers, m_config.decoderHeads, width / m_config.decoderHeads,
                       m_config.decoderFeedForwardWidth};
    }
    if (!m_config.head) sizes.outputsPerToken = m_config.vocabularySize;
    if (m_config.head) {
      sizes.textsPerRow = m_config.head->textsPerRow();
      sizes.headDropout = m_config.encoderOnly() ? m_config.head->dropout : m_config.classifierDropout;
    }
    return sizes;
  }

  const BartConfig& m_config;
  TensorList m_tensors;
};

}  // namespace

ModelShape bartShape(const BartConfig& config) { return BartShapeBuilder(config).build(); }

Result<ModelShape> shapeOfBartConfig(const Json& config) {
  const Result<BartConfig> parsed = readBartConfig(config);
  if (!parsed) return parsed.error();
  return bartShape(*parsed);
}

}  // namespace s2s
