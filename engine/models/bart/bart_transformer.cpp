#include "engine/models/bart/bart_transformer.h"

#include <cmath>
#include <utility>

#include "engine/layers/packed_texts.h"

namespace s2s {

BartHalf::BartHalf(const Weights& weights, const std::string& name, const BartConfig& config, bool isDecoder)
    : m_scale(config.scaleEmbedding ? std::sqrt(static_cast<double>(config.modelWidth)) : 1.0),
      m_positions(weights, name, config),
      m_stack(weights, name, config, isDecoder) {}

torch::Tensor BartHalf::embedded(SharedEmbedding& table, const torch::Tensor& ids) const {
  return m_scale == 1.0 ? table(ids) : table(ids) * m_scale;
}

torch::Tensor BartHalf::operator()(SharedEmbedding& table, const torch::Tensor& ids,
                                   const torch::Tensor& keys, const EncoderOutput* memory,
                                   const ForwardMode& mode) {
  torch::Tensor x = embedded(table, ids);
  x = x + m_positions.ofTexts(ids, textsOf(keys));
  return m_stack(std::move(x), keys, memory, mode);
}

torch::Tensor BartHalf::step(SharedEmbedding& table, KeyValueCache& cache, const torch::Tensor& ids) {
  return m_stack.step(cache, embedded(table, ids) + m_positions.ofNext(ids, cache.length()));
}

BartEncoder::BartEncoder(const Weights& weights, const BartConfig& config)
    : m_width(config.modelWidth),
      m_table(weights.at("model.shared.weight")),
      m_encoder(weights, "model.encoder", config, false) {}

torch::Tensor BartEncoder::operator()(const TextInput& input, const ForwardMode& mode) {
  m_table.startPass();
  return m_encoder(m_table, input.ids, input.mask, nullptr, mode);
}

BartTransformer::BartTransformer(const Weights& weights, const BartConfig& config)
    : m_table(weights.at("model.shared.weight")),
      m_encoder(weights, "model.encoder", config, false),
      m_decoder(weights, "model.decoder", config, true) {}

EncoderOutput BartTransformer::encode(const torch::Tensor& ids, const torch::Tensor& mask,
                                      const ForwardMode& mode) {
  m_table.startPass();
  return {m_encoder(m_table, ids, mask, nullptr, mode), mask};
}

torch::Tensor BartTransformer::decode(const EncoderOutput& encoder, const torch::Tensor& ids,
                                      const torch::Tensor& mask, const ForwardMode& mode) {
  return m_decoder(m_table, ids, mask, &encoder, mode);
}

std::unique_ptr<KeyValueCache> BartTransformer::makeCache(const EncoderOutput& encoder, std::int64_t beams,
                                                          std::int64_t maximumLength) const {
  return m_decoder.makeCache(encoder, beams, maximumLength);
}

torch::Tensor BartTransformer::step(KeyValueCache& cache, const torch::Tensor& ids) {
  return m_decoder.step(m_table, cache, ids);
}

torch::Tensor bartShiftRight(const torch::Tensor& labels, const BartConfig& config) {
  const torch::Tensor padded = labels.masked_fill(labels.lt(0), config.paddingId);
  torch::Tensor shifted = torch::empty_like(padded);
  shifted.narrow(1, 1, padded.size(1) - 1).copy_(padded.narrow(1, 0, padded.size(1) - 1));
  if (config.modelType == "mbart") {
    const torch::Tensor last = padded.ne(config.paddingId).sum(1, true).sub(1).clamp_min(0);
    shifted.select(1, 0).copy_(padded.gather(1, last).squeeze(1));
  } else {
    shifted.select(1, 0).fill_(config.decoderStartId);
  }
  return shifted;
}

}  // namespace s2s
