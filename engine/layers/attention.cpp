#include "engine/layers/attention.h"

#include "engine/layers/cpu_attention.h"
#include "engine/layers/cpu_rows.h"
#include "engine/layers/dropout_draw.h"
#include "engine/layers/projection.h"
#include "engine/layers/relative_position_bias.h"

namespace s2s {
namespace {

/// True where a query may not see a key, broadcastable to the scores; undefined where everything is seen.
torch::Tensor hiddenPairs(const AttentionMask& mask, std::int64_t queries, std::int64_t keys,
                          torch::Device device) {
  torch::Tensor hidden;
  if (mask.queries.defined())
    hidden = mask.keys.unsqueeze(1).ne(mask.queries.unsqueeze(2)).unsqueeze(1);
  else if (mask.keys.defined())
    hidden = mask.keys.logical_not().unsqueeze(1).unsqueeze(1);
  if (mask.causal) {
    const torch::Tensor later =
        torch::ones({queries, keys}, torch::TensorOptions(torch::kBool).device(device)).triu(1);
    hidden = hidden.defined() ? hidden.logical_or(later) : later;
  }
  return hidden;
}

/// The least finite number of a type, which hides a score in it.
double lowestOf(torch::Dtype type) {
  constexpr double kLowestHalf = -65504.0;
  return type == torch::kHalf ? kLowestHalf : static_cast<double>(std::numeric_limits<float>::lowest());
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
    scores = scores.masked_fill(hidden, lowestOf(scores.scalar_type()));
  }
  torch::Tensor attention = torch::softmax(scores, -1, torch::kFloat32).to(q.scalar_type());
  if (const DropoutDraw draw = drawDropout(dropoutProbability, mode); draw.active())
    attention = attention * dropoutFactors(draw, attentionRows(q.size(2), queries), attention);
  return torch::matmul(attention, v.transpose(1, 2)).transpose(1, 2).flatten(2);
}

MultiHeadAttention::MultiHeadAttention(Projections projections, std::int64_t heads, double scale,
                                       double dropout)
    : m_projections(std::move(projections)), m_heads(heads), m_scale(scale), m_dropout(dropout) {}

torch::Tensor MultiHeadAttention::operator()(const torch::Tensor& x, const torch::Tensor& memory,
                                             const AttentionMask& mask, const ForwardMode& mode) const {
  const auto byHead = [&](const torch::Tensor& projected) {
    return projected.unflatten(-1, {m_heads, keyWidth()});
  };
  torch::Tensor queries = m_projections.query(x, mode);
  if (m_scale != 1.0) queries = queries * m_scale;
  const torch::Tensor context = attend(byHead(queries), byHead(m_projections.key(memory, mode)),
                                       byHead(m_projections.value(memory, mode)), mask, m_dropout, mode);
  return m_projections.output(context, mode);
}

}  // namespace s2s
