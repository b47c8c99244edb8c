// T5, T5 v1.1, mT5, umT5 and ByT5 (Raffel et al. 2020 and its successors): one module, told apart by
// configuration.

#include <cmath>

#include "engine/core/json.h"
#include "engine/layers/embedding.h"
#include "engine/layers/projection.h"
#include "engine/models/t5/t5_decoder_cache.h"
#include "engine/models/t5/t5_stack.h"

namespace s2s {
namespace {

constexpr std::int64_t kIgnoredLabel = -100;

class T5Model final : public Seq2SeqModel {
 public:
  T5Model(T5Config config, Weights weights)
      : m_config(std::move(config)),
        m_weights(std::move(weights)),
        m_encoder(m_weights, m_config, false),
        m_decoder(m_weights, m_config, true),
        m_embedding(m_weights.at("shared.weight")),
        m_head(m_weights.at("lm_head.weight")) {}

  Weights& weights() override { return m_weights; }
  const Weights& weights() const override { return m_weights; }
  torch::Device device() const override { return m_weights.device(); }
  torch::Dtype dtype() const override { return m_weights.dtype(); }
  std::int64_t vocabularySize() const override { return m_config.vocabularySize; }
  std::int64_t paddingId() const override { return m_config.paddingId; }
  std::int64_t decoderStartId() const override { return m_config.decoderStartId; }
  std::vector<std::int64_t> endIds() const override { return m_config.endIds; }
  Json config() const override { return writeT5Config(m_config); }

  EncoderOutput encode(const torch::Tensor& inputIds, const torch::Tensor& mask,
                       const ForwardMode& mode) override {
    // One gathering point for the gradients of both look-ups and of a tied head, made anew for every pass.
    if (torch::GradMode::is_enabled()) m_table = sharedTable(m_embedding);
    return {m_encoder(embed(table(), inputIds), mask, nullptr, mode), mask};
  }

  torch::Tensor decode(const EncoderOutput& encoder, const torch::Tensor& decoderIds,
                       const torch::Tensor& decoderMask, const ForwardMode& mode) override {
    return m_decoder(embed(table(), decoderIds), decoderMask, &encoder, mode);
  }

  torch::Tensor head(const torch::Tensor& hidden) override {
    if (!m_config.tiedEmbeddings) return project(hidden, m_head);
    return project(hidden * (1.0 / std::sqrt(static_cast<double>(m_config.modelWidth))), table());
  }

  torch::Tensor shiftRight(const torch::Tensor& labels) const override {
    torch::Tensor shifted = torch::empty_like(labels);
    shifted.select(1, 0).fill_(m_config.decoderStartId);
    shifted.narrow(1, 1, labels.size(1) - 1).copy_(labels.narrow(1, 0, labels.size(1) - 1));
    return shifted.masked_fill_(shifted == kIgnoredLabel, m_config.paddingId);
  }

  std::unique_ptr<DecoderCache> makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                          std::int64_t maximumLength) override {
    torch::NoGradGuard noGrad;
    return std::make_unique<T5DecoderCache>(m_decoder, encoder, beams, maximumLength);
  }

  torch::Tensor decodeStep(DecoderCache& cache, const torch::Tensor& ids) override {
    torch::NoGradGuard noGrad;
    return head(dynamic_cast<T5DecoderCache&>(cache).step(embed(m_embedding, ids)));
  }

 private:
  /// Without gradients there is nothing to gather.
  const torch::Tensor& table() {
    if (!torch::GradMode::is_enabled()) return m_embedding;
    if (!m_table.defined()) m_table = sharedTable(m_embedding);
    return m_table;
  }

  T5Config m_config;
  Weights m_weights;
  T5Stack m_encoder;
  T5Stack m_decoder;
  torch::Tensor m_embedding;
  torch::Tensor m_head;
  torch::Tensor m_table;
};

}  // namespace

Result<std::unique_ptr<Seq2SeqModel>> makeT5Model(const Json& config, Weights weights) {
  Result<T5Config> parsed = readT5Config(config);
  if (!parsed) return parsed.error();
  return std::unique_ptr<Seq2SeqModel>(std::make_unique<T5Model>(*std::move(parsed), std::move(weights)));
}

}  // namespace s2s
