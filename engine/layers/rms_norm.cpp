#include "engine/layers/rms_norm.h"

namespace s2s {

torch::Tensor rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon) {
  const torch::Tensor wide = x.to(torch::kFloat32);
  const torch::Tensor scale = torch::rsqrt(wide.pow(2).mean(-1, true) + epsilon);
  return weight * (wide * scale).to(weight.scalar_type());
}

RmsNorm::RmsNorm(const Weights& weights, const std::string& name, double epsilon)
    : m_weight(weights.at(name + ".weight")), m_epsilon(epsilon) {}

}  // namespace s2s
