#pragma once
// The position-wise feed-forward part: plain, or gated (Shazeer 2020, "GLU variants improve transformer").

#include <optional>
#include <string_view>

#include "engine/layers/forward_mode.h"
#include "engine/layers/linear.h"

namespace s2s {

enum class Activation { relu, gelu, geluTanh, silu, tanh };

/// transformers' name: relu, gelu, gelu_new (the tanh form), silu, tanh. Another name throws
/// std::logic_error: readers of configurations let no other through.
Activation activationOf(std::string_view name);

torch::Tensor activate(const torch::Tensor& x, Activation activation);

/// act(gate) ⊙ linear, or act(gate) where `linear` is undefined, with dropout.
torch::Tensor gatedActivation(const torch::Tensor& gate, const torch::Tensor& linear, Activation activation,
                              double dropoutProbability, const ForwardMode& mode);

class FeedForward {
 public:
  struct Projections {
    Linear gate;
    std::optional<Linear> linear;  ///< of gated ones
    Linear output;
  };
  FeedForward(Projections projections, Activation activation, double dropout);
  /// Up to, and without, the output projection: [..., inner width].
  torch::Tensor inner(const torch::Tensor& x, const ForwardMode& mode) const;
  torch::Tensor operator()(const torch::Tensor& x, const ForwardMode& mode) const;
  const Linear& output() const { return m_projections.output; }

 private:
  Projections m_projections;
  Activation m_activation;
  double m_dropout;
};

}  // namespace s2s
