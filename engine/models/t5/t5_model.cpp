// T5, T5 v1.1, mT5, umT5 and ByT5 (Raffel et al. 2020 and its successors): one module, told apart by
// configuration.

#include <cmath>

#include "engine/layers/embedding.h"
#include "engine/layers/projection.h"
#include "engine/models/heads/encoder_classifier.h"
#include "engine/models/make_model.h"
#include "engine/models/seq2seq_model.h"
#include "engine/models/t5/t5_stack.h"

namespace s2s {
namespace {

constexpr std::int64_t kIgnoredLabel = -100;

class T5Model final : public WeightedModel<Seq2SeqModel> {
 public:
  T5Model(T5Config config, Weights weights)
      : WeightedModel(std::move(weights)),
        m_config(std::move(config)),
        m_encoder(m_weights, m_config, false),
        m_decoder(m_weights, m_config, true),
        m_embedding(m_weights.at("shared.weight")),
        m_head(m_weights.at("lm_head.weight")) {}

  std::int64_t vocabularySize() const override { return m_config.vocabularySize; }
  std::int64_t paddingId() const override { return m_config.paddingId; }
  std::int64_t decoderStartId() const override { return m_config.decoderStartId; }
  std::vector<std::int64_t> endIds() const override { return m_config.endIds; }
  Json config() const override { return writeT5Config(m_config); }

  EncoderOutput encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                       const ForwardMode& mode) override {
    m_embedding.startPass();
    return {m_encoder(m_embedding(inputIds), mask, nullptr, mode), mask};
  }

  torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                       const torch::Tensor& decoderMask, const ForwardMode& mode) override {
    return m_decoder(m_embedding(decoderIds), decoderMask, &encoder, mode);
  }

  torch::Tensor features(const torch::Tensor& hidden) const override {
    if (!m_config.tiedEmbeddings) return hidden;
    return hidden * (1.0 / std::sqrt(static_cast<double>(m_config.modelWidth)));
  }
  VocabularyProjection vocabulary() const override { return {m_head, {}, m_config.tiedEmbeddings}; }

  torch::Tensor shiftRight(const torch::Tensor& labels) const override {
    torch::Tensor shifted = torch::empty_like(labels);
    shifted.select(1, 0).fill_(m_config.decoderStartId);
    shifted.narrow(1, 1, labels.size(1) - 1).copy_(labels.narrow(1, 0, labels.size(1) - 1));
    return shifted.masked_fill_(shifted == kIgnoredLabel, m_config.paddingId);
  }

  std::unique_ptr<DecoderCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                          std::int64_t maximumLength) override {
    torch::NoGradGuard noGrad;
    return m_decoder.makeCache(encoder, beams, maximumLength);
  }

  torch::Tensor decodeStep(DecoderCache& cache, const torch::Tensor& ids) override {
    torch::NoGradGuard noGrad;
    return head(m_decoder.step(dynamic_cast<KeyValueCache&>(cache), m_embedding(ids)));
  }

 private:
  T5Config m_config;
  T5Stack m_encoder;
  T5Stack m_decoder;
  SharedEmbedding m_embedding;
  torch::Tensor m_head;
};

class T5Encoder final : public TextEncoder {
 public:
  T5Encoder(const Weights& weights, const T5Config& config)
      : m_width(config.modelWidth),
        m_stack(weights, config, false),
        m_embedding(weights.at("shared.weight")) {}

  torch::Tensor operator()(const TextInput& input, const ForwardMode& mode) override {
    m_embedding.startPass();
    return m_stack(m_embedding(input.ids), input.mask, nullptr, mode);
  }
  std::int64_t width() const override { return m_width; }

 private:
  std::int64_t m_width;
  T5Stack m_stack;
  SharedEmbedding m_embedding;
};

}  // namespace

Result<std::unique_ptr<Model>> makeT5Model(const Json& config, Weights weights) {
  Result<T5Config> parsed = readT5Config(config);
  if (!parsed) return parsed.error();
  if (parsed->task == ModelTask::sequenceToSequence) {
    return std::unique_ptr<Model>(std::make_unique<T5Model>(*std::move(parsed), std::move(weights)));
  }
  EncoderClassifierParts parts;
  parts.encoder = std::make_unique<T5Encoder>(weights, *parsed);
  parts.head = *parsed->head;
  parts.vocabularySize = parsed->vocabularySize;
  parts.paddingId = parsed->paddingId;
  parts.config = writeT5Config(*parsed);
  return makeEncoderClassifier(std::move(parts), std::move(weights));
}

}  // namespace s2s
