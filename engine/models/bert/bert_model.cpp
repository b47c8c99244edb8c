// BERT, RoBERTa and the plain encoder: as masked language models and, with the families' own heads, as
// classifiers.

#include "engine/layers/dropout.h"
#include "engine/models/bert/bert_encoder.h"
#include "engine/models/heads/encoder_classifier.h"
#include "engine/models/make_model.h"
#include "engine/models/masked_language_model.h"

namespace s2s {
namespace {

class BertMaskedLanguageModel final : public WeightedModel<MaskedLanguageModel> {
 public:
  BertMaskedLanguageModel(BertConfig config, Weights weights)
      : WeightedModel(std::move(weights)), m_config(std::move(config)), m_encoder(m_weights, m_config) {
    const bool isBert = m_config.modelType == "bert";
    const std::string head = isBert ? "cls.predictions." : "lm_head.";
    if (m_config.predictionTransform) {
      m_dense.emplace(m_weights, head + (isBert ? "transform.dense" : "dense"));
      m_norm.emplace(m_weights, head + (isBert ? "transform.LayerNorm" : "layer_norm"),
                     m_config.layerNormEpsilon);
    }
    if (m_config.predictionBias) m_bias = m_weights.at(head + "bias");
    if (!m_config.tiedEmbeddings) m_output = m_weights.at(head + "decoder.weight");
    m_words = m_weights.at(bertPrefix(m_config) + "embeddings.word_embeddings.weight");
  }

  std::int64_t vocabularySize() const override { return m_config.vocabularySize; }
  std::int64_t paddingId() const override { return m_config.paddingId; }
  std::optional<std::int64_t> maximumPositions() const override { return bertMaximumLength(m_config); }
  Json config() const override { return writeBertConfig(m_config); }

  torch::Tensor hidden(const TextInput& input, const ForwardMode& mode) override {
    return m_encoder(input, mode);
  }

  torch::Tensor features(const torch::Tensor& hidden) const override {
    if (!m_dense) return hidden;
    return (*m_norm)(gatedActivation((*m_dense)(hidden), {}, transformActivation(), 0.0, {}));
  }
  VocabularyProjection vocabulary() const override {
    return m_output.defined() ? VocabularyProjection{m_output, m_bias, false}
                              : VocabularyProjection{m_words, m_bias, true};
  }

 private:
  /// RoBERTa's head is gelu whatever hidden_act says.
  Activation transformActivation() const {
    return m_config.modelType == "bert" ? activationOf(m_config.activation) : Activation::gelu;
  }

  BertConfig m_config;
  BertEncoder m_encoder;
  std::optional<Linear> m_dense;
  std::optional<LayerNorm> m_norm;
  torch::Tensor m_words;
  torch::Tensor m_output;  ///< undefined where tied
  torch::Tensor m_bias;    ///< undefined where there is none
};

/// dropout, dense, tanh, dropout, output on the first token: RoBERTa in this order, BERT (whose dense layer
/// is the pooler) without the first dropout.
class FirstTokenHead final : public ClassifierHead {
 public:
  FirstTokenHead(const Weights& weights, const BertConfig& config)
      : m_dense(weights, config.modelType == "bert" ? "bert.pooler.dense" : "classifier.dense"),
        m_output(weights, config.modelType == "bert" ? "classifier" : "classifier.out_proj"),
        m_dropsInput(config.modelType != "bert"),
        m_dropout(config.classifierDropout) {}

  torch::Tensor operator()(const torch::Tensor& hidden, const torch::Tensor&,
                           const ForwardMode& mode) const override {
    torch::Tensor x = hidden.select(1, 0);
    if (m_dropsInput) x = dropout(x.contiguous(), m_dropout, mode);
    return m_output(dropout(torch::tanh(m_dense(x)), m_dropout, mode));
  }

 private:
  Linear m_dense, m_output;
  bool m_dropsInput;
  double m_dropout;
};

}  // namespace

Result<std::unique_ptr<Model>> makeBertModel(const Json& config, Weights weights) {
  Result<BertConfig> parsed = readBertConfig(config);
  if (!parsed) return parsed.error();
  if (!parsed->head) {
    return std::unique_ptr<Model>(
        std::make_unique<BertMaskedLanguageModel>(*std::move(parsed), std::move(weights)));
  }
  EncoderClassifierParts parts;
  parts.encoder = std::make_unique<BertEncoder>(weights, *parsed);
  parts.head = *parsed->head;
  if (parts.head.kind == ClassificationHead::Kind::family)
    parts.familyHead = std::make_unique<FirstTokenHead>(weights, *parsed);
  parts.vocabularySize = parsed->vocabularySize;
  parts.paddingId = parsed->paddingId;
  parts.maximumPositions = bertMaximumLength(*parsed);
  parts.config = writeBertConfig(*parsed);
  return makeEncoderClassifier(std::move(parts), std::move(weights));
}

}  // namespace s2s
