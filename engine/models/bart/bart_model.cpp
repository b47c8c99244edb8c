// BART and KoBART, mBART, M2M100 and NLLB: as writers of text, and BART with its own classification head.

#include "engine/layers/dropout.h"
#include "engine/models/bart/bart_transformer.h"
#include "engine/models/heads/encoder_classifier.h"
#include "engine/models/make_model.h"
#include "engine/models/seq2seq_model.h"
#include "engine/models/sequence_classifier.h"

namespace s2s {
namespace {

class BartModel final : public WeightedModel<Seq2SeqModel> {
 public:
  BartModel(BartConfig config, Weights weights)
      : WeightedModel(std::move(weights)),
        m_config(std::move(config)),
        m_transformer(m_weights, m_config),
        m_head(m_weights.at("lm_head.weight")) {
    if (m_config.hasLogitsBias) m_bias = m_weights.at("final_logits_bias");
  }

  std::int64_t vocabularySize() const override { return m_config.vocabularySize; }
  std::int64_t paddingId() const override { return m_config.paddingId; }
  std::int64_t decoderStartId() const override { return m_config.decoderStartId; }
  std::vector<std::int64_t> endIds() const override { return m_config.endIds; }
  std::optional<std::int64_t> forcedLastId() const override {
    if (m_config.modelType == "m2m_100") return std::nullopt;
    const auto said = m_config.source.find("forced_eos_token_id");
    if (said == m_config.source.end())
      return 2;  // what BartConfig and MBartConfig of transformers 4.57 begin with
    return said->is_number_integer() ? std::optional(said->get<std::int64_t>()) : std::nullopt;
  }
  std::optional<std::int64_t> maximumPositions() const override {
    return m_config.sinusoidalPositions ? std::nullopt : std::optional(m_config.maximumPositions);
  }
  Json config() const override { return writeBartConfig(m_config); }

  EncoderOutput encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                       const ForwardMode& mode) override {
    return m_transformer.encode(inputIds, mask, mode);
  }

  torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                       const torch::Tensor& decoderMask, const ForwardMode& mode) override {
    return m_transformer.decode(encoder, decoderIds, decoderMask, mode);
  }

  torch::Tensor features(const torch::Tensor& hidden) const override { return hidden; }
  VocabularyProjection vocabulary() const override {
    return {m_head, m_bias.defined() ? m_bias.squeeze(0) : m_bias, m_config.tiedEmbeddings};
  }

  torch::Tensor shiftRight(const torch::Tensor& labels) const override {
    return bartShiftRight(labels, m_config);
  }

  std::unique_ptr<DecoderCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                          std::int64_t maximumLength) override {
    torch::NoGradGuard noGrad;
    return m_transformer.makeCache(encoder, beams, maximumLength);
  }

  torch::Tensor decodeStep(DecoderCache& cache, const torch::Tensor& ids) override {
    torch::NoGradGuard noGrad;
    return head(m_transformer.step(dynamic_cast<KeyValueCache&>(cache), ids));
  }

 private:
  BartConfig m_config;
  BartTransformer m_transformer;
  torch::Tensor m_head;
  torch::Tensor m_bias;  ///< [1, vocabulary]; undefined where the family has none
};

/// The decoder reads the text once more; its state at the last end token is classified (Lewis et al. 2020,
/// section 3.1).
class BartClassifier final : public WeightedModel<SequenceClassifier> {
 public:
  BartClassifier(BartConfig config, Weights weights)
      : WeightedModel(std::move(weights)),
        m_config(std::move(config)),
        m_transformer(m_weights, m_config),
        m_dense(m_weights, "classification_head.dense"),
        m_output(m_weights, "classification_head.out_proj") {}

  std::int64_t vocabularySize() const override { return m_config.vocabularySize; }
  std::int64_t paddingId() const override { return m_config.paddingId; }
  std::optional<std::int64_t> maximumPositions() const override { return m_config.maximumPositions; }
  Json config() const override { return writeBartConfig(m_config); }
  const ClassificationHead& classification() const override { return *m_config.head; }
  std::optional<std::int64_t> lastTokenId() const override {
    return m_config.endIds.empty() ? std::nullopt : std::optional(m_config.endIds.front());
  }

  torch::Tensor outputs(const ClassifierInput& input, const ForwardMode& mode) override {
    const TextInput& text = input.first;
    const EncoderOutput encoder = m_transformer.encode(text.ids, text.mask, mode);
    const torch::Tensor hidden = m_transformer.decode(encoder, bartShiftRight(text.ids, m_config), {}, mode);
    torch::Tensor x = dropout(atLastEnd(hidden, text), m_config.classifierDropout, mode);
    x = dropout(torch::tanh(m_dense(x)), m_config.classifierDropout, mode);
    return m_output(x);
  }

 private:
  /// hidden [batch, length, width] → [batch, width] at the last end token of each text; at its last token
  /// where it has none.
  torch::Tensor atLastEnd(const torch::Tensor& hidden, const TextInput& text) const {
    torch::Tensor isEnd = torch::zeros_like(text.mask);
    for (const std::int64_t end : m_config.endIds) isEnd = isEnd | text.ids.eq(end);
    isEnd = isEnd & text.mask;
    const torch::Tensor places = torch::arange(text.ids.size(1), text.ids.options());
    const torch::Tensor none = isEnd.any(1, true).logical_not();
    const torch::Tensor candidates = isEnd | (text.mask & none);
    const torch::Tensor last = (candidates * (places + 1)).amax(1).sub(1).clamp_min(0);
    const torch::Tensor rows = torch::arange(hidden.size(0), text.ids.options());
    return hidden.index({rows, last});
  }

  BartConfig m_config;
  BartTransformer m_transformer;
  Linear m_dense, m_output;
};

}  // namespace

Result<std::unique_ptr<Model>> makeBartModel(const Json& config, Weights weights) {
  Result<BartConfig> parsed = readBartConfig(config);
  if (!parsed) return parsed.error();
  if (parsed->encoderOnly()) {
    EncoderClassifierParts parts;
    parts.encoder = std::make_unique<BartEncoder>(weights, *parsed);
    parts.head = *parsed->head;
    parts.vocabularySize = parsed->vocabularySize;
    parts.paddingId = parsed->paddingId;
    if (!parsed->sinusoidalPositions) parts.maximumPositions = parsed->maximumPositions;
    parts.config = writeBartConfig(*parsed);
    return makeEncoderClassifier(std::move(parts), std::move(weights));
  }
  if (parsed->head)
    return std::unique_ptr<Model>(std::make_unique<BartClassifier>(*std::move(parsed), std::move(weights)));
  return std::unique_ptr<Model>(std::make_unique<BartModel>(*std::move(parsed), std::move(weights)));
}

}  // namespace s2s
