#pragma once
// Layer normalisation with mean and bias (Ba et al. 2016).

#include <string>

#include "engine/models/weights.h"

namespace s2s {

class LayerNorm {
 public:
  /// `name` without ".weight" and ".bias".
  LayerNorm(const Weights& weights, const std::string& name, double epsilon);

  /// (x − mean) / sqrt(variance + epsilon) · weight + bias over the last dimension.
  torch::Tensor operator()(const torch::Tensor& x) const;

 private:
  std::string m_name;
  torch::Tensor m_weight, m_bias;
  double m_epsilon;
};

}  // namespace s2s
