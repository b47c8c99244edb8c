#include "engine/layers/layer_norm.h"

namespace s2s {

LayerNorm::LayerNorm(const Weights& weights, const std::string& name, double epsilon)
    : m_weight(weights.at(name + ".weight")), m_bias(weights.at(name + ".bias")), m_epsilon(epsilon) {}

torch::Tensor LayerNorm::operator()(const torch::Tensor& x) const {
  return torch::layer_norm(x, {x.size(-1)}, m_weight, m_bias, m_epsilon);
}

}  // namespace s2s
