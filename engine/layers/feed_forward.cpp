#include "engine/layers/feed_forward.h"

#include <stdexcept>

#include "engine/layers/dropout.h"

namespace s2s {

Activation activationOf(std::string_view name) {
  if (name == "relu") return Activation::relu;
  if (name == "gelu") return Activation::gelu;
  if (name == "gelu_new") return Activation::geluTanh;
  if (name == "silu") return Activation::silu;
  throw std::logic_error("no activation is named " + std::string(name));
}

torch::Tensor activate(const torch::Tensor& x, Activation activation) {
  switch (activation) {
    case Activation::relu:
      return torch::relu(x);
    case Activation::gelu:
      return torch::gelu(x, "none");
    case Activation::geluTanh:
      return torch::gelu(x, "tanh");
    case Activation::silu:
      return torch::silu(x);
  }
  throw std::logic_error("unknown activation");
}

torch::Tensor gatedActivation(const torch::Tensor& gate, const torch::Tensor& linear, Activation activation,
                              double dropoutProbability, const ForwardMode& mode) {
  const torch::Tensor activated = activate(gate, activation);
  return dropout(linear.defined() ? activated * linear : activated, dropoutProbability, mode);
}

FeedForward::FeedForward(const Weights& weights, const std::string& name, bool gated, Activation activation,
                         double dropout)
    : m_gate(weights.at(name + (gated ? ".wi_0.weight" : ".wi.weight"))),
      m_output(weights.at(name + ".wo.weight")),
      m_activation(activation),
      m_dropout(dropout) {
  if (gated) m_linear = weights.at(name + ".wi_1.weight");
}

torch::Tensor FeedForward::inner(const torch::Tensor& x, const ForwardMode& mode) const {
  const torch::Tensor linear = m_linear.defined() ? torch::linear(x, m_linear) : torch::Tensor();
  return gatedActivation(torch::linear(x, m_gate), linear, m_activation, m_dropout, mode);
}

torch::Tensor FeedForward::operator()(const torch::Tensor& x, const ForwardMode& mode) const {
  return torch::linear(inner(x, mode), m_output);
}

}  // namespace s2s
