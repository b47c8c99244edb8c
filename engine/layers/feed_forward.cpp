#include "engine/layers/feed_forward.h"

#include <stdexcept>

#include "engine/layers/cpu_rows.h"
#include "engine/layers/dropout.h"
#include "engine/layers/dropout_draw.h"
#include "engine/layers/kernels/row_kernels.h"

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

kernels::ActivationKind kindOf(Activation activation) {
  switch (activation) {
    case Activation::relu:
      return kernels::ActivationKind::relu;
    case Activation::gelu:
      return kernels::ActivationKind::gelu;
    case Activation::geluTanh:
      return kernels::ActivationKind::geluTanh;
    case Activation::silu:
      return kernels::ActivationKind::silu;
    case Activation::tanh:
      return kernels::ActivationKind::tanh;
  }
  throw std::logic_error("unknown activation");
}

torch::Tensor activatedRows(const torch::Tensor& gate, const torch::Tensor& linear,
                            kernels::ActivationKind kind, kernels::DropoutStream stream) {
  torch::Tensor y = torch::empty(gate.sizes(), gate.options());
  const std::int64_t width = gate.size(-1);
  withStorageType(gate, [&](auto zero) {
    using T = decltype(zero);
    overRows(gate.numel() / width, width, [&](std::int64_t begin, std::int64_t end) {
      const T* factor = linear.defined() ? dataOf<T>(linear) + begin * width : nullptr;
      kernels::activation(dataOf<T>(gate) + begin * width, factor, kind, stream, begin, end - begin, width,
                          dataOf<T>(y) + begin * width);
    });
  });
  return y;
}

/// dropout(act(gate) · linear) in one pass over memory, and both gradients in one.
struct GatedActivation : public torch::autograd::Function<GatedActivation> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& gate,
                               const std::optional<torch::Tensor>& linear, std::int64_t kind,
                               const DropoutDraw& draw) {
    context->saved_data["kind"] = kind;
    draw.saveTo(*context);
    const torch::Tensor input = gate.contiguous();
    const torch::Tensor factor = linear ? linear->contiguous() : torch::Tensor();
    const auto activation = static_cast<kernels::ActivationKind>(kind);
    torch::Tensor y = activatedRows(input, factor, activation, draw.streamFor(input));
    // relu's slope can be told from its answer, which the next projection keeps anyway.
    const bool answerTells = activation == kernels::ActivationKind::relu && !linear;
    context->save_for_backward({answerTells ? y : input, factor});
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const torch::Tensor& gate = saved[0];
    const torch::Tensor& linear = saved[1];
    const torch::Tensor gradient = gradients[0].contiguous();
    const auto kind = static_cast<kernels::ActivationKind>(context->saved_data["kind"].toInt());
    const DropoutDraw draw = DropoutDraw::savedIn(*context);
    const kernels::DropoutStream stream = draw.streamFor(gate);
    torch::Tensor gateGradient = torch::empty(gate.sizes(), gate.options());
    torch::Tensor linearGradient =
        linear.defined() ? torch::empty(gate.sizes(), gate.options()) : torch::Tensor();
    const std::int64_t width = gate.size(-1);
    withStorageType(gate, [&](auto zero) {
      using T = decltype(zero);
      overRows(gate.numel() / width, width, [&](std::int64_t begin, std::int64_t end) {
        const std::int64_t offset = begin * width;
        kernels::activationBackward(dataOf<T>(gradient) + offset, dataOf<T>(gate) + offset,
                                    linear.defined() ? dataOf<T>(linear) + offset : nullptr, kind, stream,
                                    begin, end - begin, width, dataOf<T>(gateGradient) + offset,
                                    linear.defined() ? dataOf<T>(linearGradient) + offset : nullptr);
      });
    });
    return {gateGradient, linearGradient, {}, {}};
  }
};

}  // namespace

Activation activationOf(std::string_view name) {
  if (name == "relu") return Activation::relu;
  if (name == "gelu") return Activation::gelu;
  if (name == "gelu_new") return Activation::geluTanh;
  if (name == "silu") return Activation::silu;
  if (name == "tanh") return Activation::tanh;
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
    case Activation::tanh:
      return torch::tanh(x);
  }
  throw std::logic_error("unknown activation");
}

torch::Tensor gatedActivation(const torch::Tensor& gate, const torch::Tensor& linear, Activation activation,
                              double dropoutProbability, const ForwardMode& mode) {
  if (hasKernels(gate)) {
    const kernels::ActivationKind kind = kindOf(activation);
    const DropoutDraw draw = drawDropout(dropoutProbability, mode);
    if (!torch::GradMode::is_enabled()) {
      return activatedRows(gate.contiguous(), linear.defined() ? linear.contiguous() : linear, kind,
                           draw.streamFor(gate));
    }
    const std::optional<torch::Tensor> factor = linear.defined() ? std::optional(linear) : std::nullopt;
    return GatedActivation::apply(gate, factor, static_cast<std::int64_t>(kind), draw);
  }
  const torch::Tensor activated = activate(gate, activation);
  return dropout(linear.defined() ? activated * linear : activated, dropoutProbability, mode);
}

FeedForward::FeedForward(Projections projections, Activation activation, double dropout)
    : m_projections(std::move(projections)), m_activation(activation), m_dropout(dropout) {}

torch::Tensor FeedForward::inner(const torch::Tensor& x, const ForwardMode& mode) const {
  const torch::Tensor linear = m_projections.linear ? (*m_projections.linear)(x, mode) : torch::Tensor();
  return gatedActivation(m_projections.gate(x, mode), linear, m_activation, m_dropout, mode);
}

torch::Tensor FeedForward::operator()(const torch::Tensor& x, const ForwardMode& mode) const {
  return m_projections.output(inner(x, mode), mode);
}

}  // namespace s2s
