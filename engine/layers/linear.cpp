#include "engine/layers/linear.h"

#include "engine/layers/numbers_probe.h"

namespace s2s {

Linear::Linear(const Weights& weights, const std::string& name)
    : m_name(name),
      m_weight(weights.at(name + ".weight")),
      m_bias(weights.contains(name + ".bias") ? weights.at(name + ".bias") : torch::Tensor()) {}

torch::Tensor Linear::operator()(const torch::Tensor& x) const {
  const torch::Tensor y = project(x, m_weight, m_bias);
  probe(m_name, y);
  return y;
}

torch::Tensor Linear::addTo(const torch::Tensor& base, const torch::Tensor& x) const {
  return addProjected(m_bias.defined() ? base + m_bias : base, x, m_weight);
}

Linear stacked(std::span<const Linear> parts) {
  std::vector<torch::Tensor> weights, biases;
  for (const Linear& part : parts) {
    weights.push_back(part.weight());
    if (part.bias().defined()) biases.push_back(part.bias());
  }
  return {torch::cat(weights), biases.empty() ? torch::Tensor() : torch::cat(biases)};
}

}  // namespace s2s
