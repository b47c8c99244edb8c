#include "engine/layers/adapter.h"

#include "engine/layers/projection.h"
#include "engine/shapes/added_layers.h"

namespace s2s {

Adapter::Adapter(const Weights& weights, const std::string& name)
    : m_down(weights.at(name + kAdapterDown + ".weight")),
      m_downBias(weights.at(name + kAdapterDown + ".bias")),
      m_up(weights.at(name + kAdapterUp + ".weight")),
      m_upBias(weights.at(name + kAdapterUp + ".bias")) {}

bool Adapter::isBehind(const Weights& weights, const std::string& name) {
  return weights.contains(name + kAdapterDown + ".weight");
}

torch::Tensor Adapter::operator()(const torch::Tensor& x) const {
  return x + project(torch::relu(project(x, m_down, m_downBias)), m_up, m_upBias);
}

}  // namespace s2s
