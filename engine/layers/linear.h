#pragma once
// A matrix with an optional bias, and with what adaptation put into the model there: the update of LoRA, or
// an adapter behind it. Models take their projections by name and need not know of either.

#include <optional>
#include <span>
#include <string>

#include "engine/layers/adapter.h"
#include "engine/layers/low_rank_update.h"
#include "engine/layers/projection.h"
#include "engine/models/weights.h"

namespace s2s {

class Linear {
 public:
  /// `name`.weight [out, in] and, where the model has it, `name`.bias [out].
  Linear(const Weights& weights, const std::string& name);
  Linear(torch::Tensor weight, torch::Tensor bias) : m_weight(std::move(weight)), m_bias(std::move(bias)) {}

  /// x [..., in] → [..., out]. The mode counts for LoRA's dropout alone.
  torch::Tensor operator()(const torch::Tensor& x, const ForwardMode& mode = {}) const;
  /// The same computed in float32, which is what the result is.
  torch::Tensor inFloat(const torch::Tensor& x, const ForwardMode& mode) const;
  /// base + (*this)(x), without gradients.
  torch::Tensor addTo(const torch::Tensor& base, const torch::Tensor& x) const;

  std::int64_t outputs() const { return m_weight.size(0); }
  /// Whether matrix and bias are all there is.
  bool isPlain() const { return !m_update && !m_adapter; }
  const torch::Tensor& weight() const { return m_weight; }
  const torch::Tensor& bias() const { return m_bias; }  ///< undefined where there is none
  /// The weight with LoRA's update in it; the weight itself where there is none. Without gradients.
  torch::Tensor mergedWeight() const;

 private:
  std::string m_name;  ///< empty where it is put together from others
  torch::Tensor m_weight, m_bias;
  std::optional<LowRankUpdate> m_update;
  std::optional<Adapter> m_adapter;
};

/// One product in place of several with the same input: the outputs one behind the other. All of them have a
/// bias, or none, and none has an adapter. Without gradients.
Linear stacked(std::span<const Linear> parts);

}  // namespace s2s
