#pragma once
// Root mean square normalisation (Zhang and Sennrich 2019), which T5 calls layer norm: no mean, no bias.

#include <string>

#include "engine/models/weights.h"

namespace s2s {

/// x / sqrt(mean(x²) + epsilon) · weight over the last dimension; the mean is taken in float32 whatever the
/// type.
torch::Tensor rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon);

class RmsNorm {
 public:
  /// `name` without ".weight".
  RmsNorm(const Weights& weights, const std::string& name, double epsilon);
  torch::Tensor operator()(const torch::Tensor& x) const;

 private:
  std::string m_name;
  torch::Tensor m_weight;
  double m_epsilon;
};

}  // namespace s2s
