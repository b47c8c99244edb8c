#pragma once
// The position-wise feed-forward part: plain, or gated (Shazeer 2020, "GLU variants improve transformer").

#include <string>
#include <string_view>

#include "engine/layers/forward_mode.h"
#include "engine/models/weights.h"

namespace s2s {

enum class Activation { relu, gelu, geluTanh, silu };

/// transformers' name: relu, gelu, gelu_new (the tanh form), silu. Another name throws std::logic_error:
/// readers of configurations let no other through.
Activation activationOf(std::string_view name);

torch::Tensor activate(const torch::Tensor& x, Activation activation);

/// act(gate) ⊙ linear, or act(gate) where `linear` is undefined, with dropout.
torch::Tensor gatedActivation(const torch::Tensor& gate, const torch::Tensor& linear, Activation activation,
                              double dropoutProbability, const ForwardMode& mode);

class FeedForward {
 public:
  /// `name` holds wi and wo, or wi_0, wi_1 and wo where gated.
  FeedForward(const Weights& weights, const std::string& name, bool gated, Activation activation,
              double dropout);
  /// Up to, and without, the output projection: [..., inner width].
  torch::Tensor inner(const torch::Tensor& x, const ForwardMode& mode) const;
  torch::Tensor operator()(const torch::Tensor& x, const ForwardMode& mode) const;
  const torch::Tensor& outputWeight() const { return m_output; }

 private:
  torch::Tensor m_gate, m_linear, m_output;  ///< m_linear is undefined where not gated
  Activation m_activation;
  double m_dropout;
};

}  // namespace s2s
