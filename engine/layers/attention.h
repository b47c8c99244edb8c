#pragma once
// Multi-head attention (Vaswani et al. 2017, section 3.2.2), with a bias on the scores where the family has
// one.

#include "engine/layers/forward_mode.h"
#include "engine/layers/linear.h"

namespace s2s {

/// What is added to or hidden from the scores. Everything may be undefined.
struct AttentionMask {
  torch::Tensor distanceBias;  ///< [heads, queries + keys − 1], see RelativePositionBias::ofDistances
  torch::Tensor keys;          ///< [batch, keys] bool, true where a key may be attended to; or see `queries`
  bool causal = false;         ///< query i sees keys 0…i
  /// [batch, queries] int32, defined in packed rows alone: the number of the text that a query belongs to.
  /// Then `keys` is int32 as well, and a query sees the keys of its own text.
  torch::Tensor queries{};
};

/// softmax(q kᵀ + bias) v with dropout on the weights. q [batch, queries, heads, width]; k, v [batch, keys,
/// heads, width]; result [batch, queries, heads · width]. The softmax is taken in float32. A query that may
/// see no key at all weighs all keys alike, as in transformers.
torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                     const AttentionMask& mask, double dropoutProbability, const ForwardMode& mode);

/// The four projections of one attention and what happens between them.
class MultiHeadAttention {
 public:
  struct Projections {
    Linear query, key, value, output;
  };
  /// Queries are multiplied by `scale` after their projection: 1 for T5, else 1 / sqrt(key width).
  MultiHeadAttention(Projections projections, std::int64_t heads, double scale, double dropout);

  /// x [batch, queries, width] attends to memory [batch, keys, width] (x itself for self-attention).
  torch::Tensor operator()(const torch::Tensor& x, const torch::Tensor& memory, const AttentionMask& mask,
                           const ForwardMode& mode) const;

  const Projections& projections() const { return m_projections; }
  std::int64_t heads() const { return m_heads; }
  std::int64_t keyWidth() const { return m_projections.query.outputs() / m_heads; }
  double scale() const { return m_scale; }

 private:
  Projections m_projections;
  std::int64_t m_heads;
  double m_scale;
  double m_dropout;
};

}  // namespace s2s
