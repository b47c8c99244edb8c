#include "engine/layers/layer_norm.h"

#include "engine/layers/numbers_probe.h"

namespace s2s {

LayerNorm::LayerNorm(const Weights& weights, const std::string& name, double epsilon)
    : m_name(name),
      m_weight(weights.at(name + ".weight")),
      m_bias(weights.at(name + ".bias")),
      m_epsilon(epsilon) {}

torch::Tensor LayerNorm::operator()(const torch::Tensor& x) const {
  const torch::Tensor y = torch::layer_norm(x, {x.size(-1)}, m_weight, m_bias, m_epsilon);
  probe(m_name, y);
  return y;
}

}  // namespace s2s
