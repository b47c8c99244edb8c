#include "engine/layers/linear.h"

#include "engine/layers/numbers_probe.h"

namespace s2s {
namespace {

/// x [..., in] as [n, in].
torch::Tensor rowsOf(const torch::Tensor& x) { return x.reshape({-1, x.size(-1)}); }

}  // namespace

Linear::Linear(const Weights& weights, const std::string& name)
    : m_name(name),
      m_weight(weights.at(name + ".weight")),
      m_bias(weights.contains(name + ".bias") ? weights.at(name + ".bias") : torch::Tensor()),
      m_update(weights.lowRankUpdate(name)) {
  if (Adapter::isBehind(weights, name)) m_adapter.emplace(weights, name);
}

torch::Tensor Linear::operator()(const torch::Tensor& x, const ForwardMode& mode) const {
  const torch::Tensor input = m_update ? rowsOf(x) : x;
  torch::Tensor y = project(input, m_weight, m_bias);
  if (m_update) y = m_update->addTo(y, input, x, mode);
  if (m_adapter) y = (*m_adapter)(y);
  probe(m_name, y);
  return y;
}

torch::Tensor Linear::inFloat(const torch::Tensor& x, const ForwardMode& mode) const {
  const torch::Tensor bias = m_bias.defined() ? m_bias.to(torch::kFloat32) : m_bias;
  const torch::Tensor input = m_update ? rowsOf(x) : x;
  torch::Tensor y = project(input.to(torch::kFloat32), m_weight.to(torch::kFloat32), bias);
  if (m_update) y = m_update->addTo(y, input, x, mode);
  if (m_adapter) y = (*m_adapter)(y.to(x.scalar_type())).to(torch::kFloat32);
  probe(m_name, y);
  return y;
}

torch::Tensor Linear::addTo(const torch::Tensor& base, const torch::Tensor& x) const {
  if (!isPlain()) return base + (*this)(x);
  return addProjected(m_bias.defined() ? base + m_bias : base, x, m_weight);
}

torch::Tensor Linear::mergedWeight() const {
  return m_update ? s2s::mergedWeight(m_weight, *m_update) : m_weight;
}

Linear stacked(std::span<const Linear> parts) {
  std::vector<torch::Tensor> weights, biases;
  for (const Linear& part : parts) {
    weights.push_back(part.mergedWeight());
    if (part.bias().defined()) biases.push_back(part.bias());
  }
  return {torch::cat(weights), biases.empty() ? torch::Tensor() : torch::cat(biases)};
}

}  // namespace s2s
