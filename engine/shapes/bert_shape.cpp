#include "engine/shapes/bert_config.h"
#include "engine/shapes/tensor_list.h"

namespace s2s {
namespace {

/// What a model type calls its parts.
struct Naming {
  const char* family;
  const char* prefix;
};

Naming namingOf(const std::string& modelType) {
  if (modelType == "bert") return {"bert", "bert"};
  if (modelType == "workbench_encoder") return {"encoder", "model"};
  return {"roberta", "roberta"};
}

/// Lists the tensors in the order of transformers' state_dict. Initial values: _init_weights of BERT and
/// RoBERTa in transformers 4.57, which draw everything with initializer_range.
class BertShapeBuilder {
 public:
  explicit BertShapeBuilder(const BertConfig& config)
      : m_config(config),
        m_naming(namingOf(config.modelType)),
        m_prefix(std::string(m_naming.prefix) + "."),
        m_tensors(config.initializerRange) {}

  ModelShape build() {
    addEmbeddings();
    m_tensors.beginGroup("encoder");
    for (std::int64_t index = 0; index < m_config.layers; ++index)
      addLayer(m_prefix + "encoder.layer." + std::to_string(index) + ".");
    m_tensors.beginGroup("head");
    if (m_config.head) {
      addClassifier(*m_config.head);
    } else {
      addPrediction();
    }
    ModelShape shape{m_naming.family, m_tensors.take()};
    shape.task = m_config.task;
    shape.layers = layerSizes();
    shape.obsoleteNames = {m_prefix + "embeddings.position_ids", m_prefix + "embeddings.token_type_ids"};
    return shape;
  }

 private:
  std::string wordEmbeddings() const { return m_prefix + "embeddings.word_embeddings.weight"; }

  void addEmbeddings() {
    const std::string embeddings = m_prefix + "embeddings.";
    m_tensors.addNormal(wordEmbeddings(), {m_config.vocabularySize, m_config.width});
    const std::vector<std::int64_t> positions = {m_config.maximumPositions, m_config.width};
    if (m_config.sinusoidalPositions) {
      m_tensors.addComputed(embeddings + "position_embeddings.weights", positions);
    } else {
      m_tensors.addNormal(embeddings + "position_embeddings.weight", positions);
    }
    if (m_config.tokenTypes > 0) {
      m_tensors.addNormal(embeddings + "token_type_embeddings.weight", {m_config.tokenTypes, m_config.width});
    }
    if (m_config.embeddingNorm) m_tensors.addLayerNorm(embeddings + "LayerNorm", m_config.width);
  }

  void addLayer(const std::string& layer) {
    const std::int64_t width = m_config.width, inner = m_config.heads * m_config.headWidth;
    for (const char* projection : {"query", "key", "value"})
      m_tensors.addLinear(layer + "attention.self." + projection, inner, width);
    m_tensors.addLinear(layer + "attention.output.dense", width, inner);
    m_tensors.addLayerNorm(layer + "attention.output.LayerNorm", width);
    m_tensors.addLinear(layer + "intermediate.dense", m_config.feedForwardWidth, width);
    m_tensors.addLinear(layer + "output.dense", width, m_config.feedForwardWidth);
    m_tensors.addLayerNorm(layer + "output.LayerNorm", width);
  }

  void addClassifier(const ClassificationHead& head) {
    const std::int64_t width = m_config.width;
    if (head.kind != ClassificationHead::Kind::family) return m_tensors.addOwnHead(head, width);
    if (m_config.modelType == "bert") {
      m_tensors.addLinear("bert.pooler.dense", width, width);
      m_tensors.addLinear("classifier", head.outputs(), width);
    } else {
      m_tensors.addLinear("classifier.dense", width, width);
      m_tensors.addLinear("classifier.out_proj", head.outputs(), width);
    }
  }

  void addPrediction() {
    if (m_config.modelType == "workbench_encoder")
      return m_tensors.addTied("lm_head.weight", wordEmbeddings());
    const bool isBert = m_config.modelType == "bert";
    const std::string head = isBert ? "cls.predictions." : "lm_head.";
    m_tensors.addZeros(head + "bias", {m_config.vocabularySize});
    m_tensors.addLinear(head + (isBert ? "transform.dense" : "dense"), m_config.width, m_config.width);
    m_tensors.addLayerNorm(head + (isBert ? "transform.LayerNorm" : "layer_norm"), m_config.width);
    if (m_config.tiedEmbeddings) {
      m_tensors.addTied(head + "decoder.weight", wordEmbeddings());
    } else {
      m_tensors.addNormal(head + "decoder.weight", {m_config.vocabularySize, m_config.width});
    }
    m_tensors.addTied(head + "decoder.bias", head + "bias");
  }

  LayerSizes layerSizes() const {
    LayerSizes sizes;
    sizes.width = m_config.width;
    sizes.dropout = m_config.hiddenDropout;
    sizes.attentionDropout = m_config.attentionDropout;
    sizes.relu = m_config.activation == "relu";
    sizes.scalesEmbedding = m_config.scaleEmbedding;
    sizes.positionsPerText = m_config.positionsFromPadding;
    sizes.encoder = {m_config.layers, m_config.heads, m_config.headWidth, m_config.feedForwardWidth};
    if (m_config.head) {
      sizes.textsPerRow = m_config.head->textsPerRow();
      const bool isOwn = m_config.head->kind == ClassificationHead::Kind::family;
      sizes.headDropout = isOwn ? m_config.classifierDropout : m_config.head->dropout;
    } else {
      sizes.outputsPerToken = m_config.vocabularySize;
    }
    return sizes;
  }

  const BertConfig& m_config;
  Naming m_naming;
  std::string m_prefix;
  TensorList m_tensors;
};

}  // namespace

ModelShape bertShape(const BertConfig& config) { return BertShapeBuilder(config).build(); }

Result<ModelShape> shapeOfBertConfig(const Json& config) {
  const Result<BertConfig> parsed = readBertConfig(config);
  if (!parsed) return parsed.error();
  return bertShape(*parsed);
}

}  // namespace s2s
