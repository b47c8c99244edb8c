#pragma once
// Multi-head attention as T5 has it: no scaling of the scores, no projection biases (Raffel et al. 2020).

#include <string>

#include "engine/layers/forward_mode.h"
#include "engine/models/weights.h"

namespace s2s {

/// What is added to or hidden from the scores. Everything may be undefined.
struct AttentionMask {
  torch::Tensor distanceBias;  ///< [heads, queries + keys − 1], see RelativePositionBias::ofDistances
  torch::Tensor keys;          ///< [batch, keys] bool, true where a key may be attended to
  bool causal = false;         ///< query i sees keys 0…i
};

/// softmax(q kᵀ + bias) v with dropout on the weights. q [batch, queries, heads, width]; k, v [batch, keys,
/// heads, width]; result [batch, queries, heads · width]. The softmax is taken in float32. A query that may
/// see no key at all weighs all keys alike, as in transformers.
torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                     const AttentionMask& mask, double dropoutProbability, const ForwardMode& mode);

/// The four projections of one attention, under the names q, k, v, o.
class MultiHeadAttention {
 public:
  MultiHeadAttention(const Weights& weights, const std::string& name, std::int64_t heads, double dropout);

  /// x [batch, queries, width] attends to memory [batch, keys, width] (x itself for self-attention).
  torch::Tensor operator()(const torch::Tensor& x, const torch::Tensor& memory, const AttentionMask& mask,
                           const ForwardMode& mode) const;

  std::int64_t heads() const { return m_heads; }
  std::int64_t keyWidth() const { return m_q.size(0) / m_heads; }
  const torch::Tensor& queryWeight() const { return m_q; }
  const torch::Tensor& keyWeight() const { return m_k; }
  const torch::Tensor& valueWeight() const { return m_v; }
  const torch::Tensor& outputWeight() const { return m_o; }

 private:
  torch::Tensor m_q, m_k, m_v, m_o;
  std::int64_t m_heads;
  double m_dropout;
};

}  // namespace s2s
