#pragma once
// A matrix with an optional bias.

#include <span>
#include <string>

#include "engine/layers/projection.h"
#include "engine/models/weights.h"

namespace s2s {

class Linear {
 public:
  /// `name`.weight [out, in] and, where the model has it, `name`.bias [out].
  Linear(const Weights& weights, const std::string& name);
  Linear(torch::Tensor weight, torch::Tensor bias) : m_weight(std::move(weight)), m_bias(std::move(bias)) {}

  /// x [..., in] → [..., out].
  torch::Tensor operator()(const torch::Tensor& x) const;
  /// base + (*this)(x), without gradients.
  torch::Tensor addTo(const torch::Tensor& base, const torch::Tensor& x) const;

  std::int64_t outputs() const { return m_weight.size(0); }
  const torch::Tensor& weight() const { return m_weight; }
  const torch::Tensor& bias() const { return m_bias; }  ///< undefined where there is none

 private:
  std::string m_name;  ///< empty where it is put together from others
  torch::Tensor m_weight, m_bias;
};

/// One product in place of several with the same input: the outputs one behind the other. All of them have a
/// bias, or none. Without gradients.
Linear stacked(std::span<const Linear> parts);

}  // namespace s2s
