#pragma once
// An adapter (Houlsby et al. 2019, section 2.1): dense down, ReLU, dense up, and a residual around them.

#include <string>

#include "engine/models/weights.h"

namespace s2s {

class Adapter {
 public:
  /// `name` is the projection's behind which it lies (engine/shapes/added_layers.h says its tensors' names).
  Adapter(const Weights& weights, const std::string& name);
  /// Whether the model has one there.
  static bool isBehind(const Weights& weights, const std::string& name);

  /// x [..., width] → the same.
  torch::Tensor operator()(const torch::Tensor& x) const;

 private:
  torch::Tensor m_down, m_downBias, m_up, m_upBias;
};

}  // namespace s2s
