#include "engine/models/bert/bert_encoder.h"

#include <cmath>

#include "engine/layers/checkpointed.h"
#include "engine/layers/dropout.h"

namespace s2s {
namespace {

/// Sine in even columns, cosine in odd ones (Vaswani et al. 2017, section 3.5).
torch::Tensor interleavedSinusoids(std::int64_t rows, std::int64_t width) {
  const torch::Tensor even = torch::arange(0, width, 2, torch::kFloat32);
  const torch::Tensor rates = torch::exp(even * (-std::log(10000.0) / static_cast<double>(width)));
  const torch::Tensor angles = torch::arange(rows, torch::kFloat32).unsqueeze(1) * rates.unsqueeze(0);
  return torch::stack({angles.sin(), angles.cos()}, 2).flatten(1).narrow(1, 0, width).contiguous();
}

torch::Tensor positionTable(const Weights& weights, const std::string& prefix, const BertConfig& config) {
  if (!config.sinusoidalPositions) return weights.at(prefix + "position_embeddings.weight");
  return interleavedSinusoids(config.maximumPositions, config.width)
      .to(torch::TensorOptions().dtype(weights.dtype()).device(weights.device()));
}

}  // namespace

std::string bertPrefix(const BertConfig& config) {
  if (config.modelType == "bert") return "bert.";
  return config.modelType == "workbench_encoder" ? "model." : "roberta.";
}

std::int64_t bertMaximumLength(const BertConfig& config) {
  return config.maximumPositions - (config.positionsFromPadding ? config.paddingId + 1 : 0);
}

BertEmbeddings::BertEmbeddings(const Weights& weights, const std::string& prefix, const BertConfig& config)
    : m_words(weights.at(prefix + "word_embeddings.weight")),
      m_positions(positionTable(weights, prefix, config)),
      m_fromPadding(config.positionsFromPadding),
      m_paddingId(config.paddingId),
      m_scale(config.scaleEmbedding ? std::sqrt(static_cast<double>(config.width)) : 1.0),
      m_dropout(config.hiddenDropout) {
  if (config.tokenTypes > 0) m_types = weights.at(prefix + "token_type_embeddings.weight");
  if (config.embeddingNorm) m_norm.emplace(weights, prefix + "LayerNorm", config.layerNormEpsilon);
}

torch::Tensor BertEmbeddings::positions(const torch::Tensor& ids) const {
  if (!m_fromPadding) return lookUp(m_positions, torch::arange(ids.size(1), ids.options())).unsqueeze(0);
  const torch::Tensor isToken = ids.ne(m_paddingId).to(torch::kInt64);
  return lookUp(m_positions, isToken.cumsum(1) * isToken + m_paddingId);
}

torch::Tensor BertEmbeddings::operator()(const TextInput& input, const ForwardMode& mode) {
  m_words.startPass();
  torch::Tensor x = m_words(input.ids);
  if (m_scale != 1.0) x = x * m_scale;
  if (m_types.defined()) {
    const bool given = input.tokenTypes.defined();
    x = x + lookUp(m_types, given ? input.tokenTypes : torch::zeros({1, 1}, input.ids.options()));
  }
  x = x + positions(input.ids);
  return dropout(m_norm ? (*m_norm)(x) : x, m_dropout, mode);
}

BertEncoder::Layer BertEncoder::makeLayer(const Weights& weights, const std::string& name,
                                          const BertConfig& config) {
  const std::string self = name + ".attention.self.";
  return {{{{weights, self + "query"},
            {weights, self + "key"},
            {weights, self + "value"},
            {weights, name + ".attention.output.dense"}},
           config.heads,
           1.0 / std::sqrt(static_cast<double>(config.headWidth)),
           config.attentionDropout},
          {weights, name + ".attention.output.LayerNorm", config.layerNormEpsilon},
          {{{weights, name + ".intermediate.dense"}, std::nullopt, {weights, name + ".output.dense"}},
           activationOf(config.activation),
           0.0},
          {weights, name + ".output.LayerNorm", config.layerNormEpsilon},
          weights.parametersOf(name)};
}

BertEncoder::BertEncoder(const Weights& weights, const BertConfig& config)
    : m_width(config.width),
      m_dropout(config.hiddenDropout),
      m_embeddings(weights, bertPrefix(config) + "embeddings.", config) {
  for (std::int64_t index = 0; index < config.layers; ++index)
    m_layers.push_back(
        makeLayer(weights, bertPrefix(config) + "encoder.layer." + std::to_string(index), config));
}

torch::Tensor BertEncoder::operator()(const TextInput& input, const ForwardMode& mode) {
  const AttentionMask mask{{}, input.mask, false};
  torch::Tensor x = m_embeddings(input, mode);
  for (const Layer& layer : m_layers) {
    const Block run = [this, &layer, mask](const std::vector<torch::Tensor>& in, const ForwardMode& m) {
      const torch::Tensor y =
          layer.attentionNorm(residual(in[0], layer.attention(in[0], in[0], mask, m), m_dropout, m));
      return layer.feedForwardNorm(residual(y, layer.feedForward(y, m), m_dropout, m));
    };
    x = checkpointed(run, layer.parameters, std::vector<torch::Tensor>(1, x), mode);
  }
  return x;
}

}  // namespace s2s
