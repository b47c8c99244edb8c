#include "engine/models/heads/bi_encoder_head.h"

#include "engine/layers/dropout.h"

namespace s2s {

torch::Tensor meanOfTokens(const torch::Tensor& hidden, const torch::Tensor& mask) {
  const torch::Tensor counted = mask.unsqueeze(2).to(hidden.scalar_type());
  return (hidden * counted).sum(1) / counted.sum(1).clamp_min(1.0);
}

BiEncoderHead::BiEncoderHead(const Weights& weights, const ClassificationHead& head)
    : m_scale(head.scale), m_dropout(head.dropout) {
  if (!head.regression) m_output.emplace(weights, "classifier.out_proj");
}

torch::Tensor BiEncoderHead::operator()(const torch::Tensor& u, const torch::Tensor& v,
                                        const ForwardMode& mode) const {
  if (!m_output) return torch::cosine_similarity(u, v, 1).unsqueeze(1) * m_scale;
  return (*m_output)(dropout(torch::cat({u, v, (u - v).abs()}, 1), m_dropout, mode));
}

}  // namespace s2s
