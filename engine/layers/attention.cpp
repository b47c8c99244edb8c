#include "engine/layers/attention.h"

#include "engine/layers/cpu_attention.h"
#include "engine/layers/cpu_rows.h"
#include "engine/layers/dropout.h"
#include "engine/layers/projection.h"
#include "engine/layers/relative_position_bias.h"

namespace s2s {
namespace {

/// True where a query may not see a key, broadcastable to the scores; undefined where everything is seen.
torch::Tensor hiddenPairs(const AttentionMask& mask, std::int64_t queries, std::int64_t keys,
                          torch::Device device) {
  torch::Tensor hidden;
  if (mask.keys.defined()) hidden = mask.keys.logical_not().unsqueeze(1).unsqueeze(1);
  if (mask.causal) {
    const torch::Tensor later =
        torch::ones({queries, keys}, torch::TensorOptions(torch::kBool).device(device)).triu(1);
    hidden = hidden.defined() ? hidden.logical_or(later) : later;
  }
  return hidden;
}

}  // namespace

torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                     const AttentionMask& mask, double dropoutProbability, const ForwardMode& mode) {
  if (hasKernels(q)) return attendOnCpu(q, k, v, mask, dropoutProbability, mode);
  const std::int64_t queries = q.size(1);
  const std::int64_t keys = k.size(1);
  torch::Tensor scores = torch::matmul(q.transpose(1, 2), k.permute({0, 2, 3, 1}));
  if (mask.distanceBias.defined()) scores = scores + biasOfPairs(mask.distanceBias, queries, keys);
  if (const torch::Tensor hidden = hiddenPairs(mask, queries, keys, q.device()); hidden.defined()) {
    scores = scores.masked_fill(hidden, std::numeric_limits<float>::lowest());
  }
  torch::Tensor attention = torch::softmax(scores, -1, torch::kFloat32).to(q.scalar_type());
  attention = dropout(attention, dropoutProbability, mode);
  return torch::matmul(attention, v.transpose(1, 2)).transpose(1, 2).flatten(2);
}

MultiHeadAttention::MultiHeadAttention(const Weights& weights, const std::string& name, std::int64_t heads,
                                       double dropout)
    : m_q(weights.at(name + ".q.weight")),
      m_k(weights.at(name + ".k.weight")),
      m_v(weights.at(name + ".v.weight")),
      m_o(weights.at(name + ".o.weight")),
      m_heads(heads),
      m_dropout(dropout) {}

torch::Tensor MultiHeadAttention::operator()(const torch::Tensor& x, const torch::Tensor& memory,
                                             const AttentionMask& mask, const ForwardMode& mode) const {
  const auto split = [&](const torch::Tensor& input, const torch::Tensor& weight) {
    return project(input, weight).unflatten(-1, {m_heads, keyWidth()});
  };
  const torch::Tensor context =
      attend(split(x, m_q), split(memory, m_k), split(memory, m_v), mask, m_dropout, mode);
  return project(context, m_o);
}

}  // namespace s2s
