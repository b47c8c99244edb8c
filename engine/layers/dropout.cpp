#include "engine/layers/dropout.h"

#include "engine/layers/cpu_rows.h"
#include "engine/layers/dropout_draw.h"
#include "engine/layers/kernels/row_kernels.h"

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

torch::Tensor addDropout(const torch::Tensor& base, const torch::Tensor& x, kernels::DropoutStream stream) {
  torch::Tensor y = torch::empty(x.sizes(), x.options());
  const std::int64_t width = x.size(-1);
  withStorageType(x, [&](auto zero) {
    using T = decltype(zero);
    overRows(x.numel() / width, width, [&](std::int64_t begin, std::int64_t end) {
      const T* added = base.defined() ? dataOf<T>(base) + begin * width : nullptr;
      kernels::addDropout(added, dataOf<T>(x) + begin * width, stream, begin, end - begin, width,
                          dataOf<T>(y) + begin * width);
    });
  });
  return y;
}

/// base + dropout(x) in one pass; the backward pass makes the mask again.
struct ResidualDropout : public torch::autograd::Function<ResidualDropout> {
  static torch::Tensor forward(AutogradContext* context, const std::optional<torch::Tensor>& base,
                               const torch::Tensor& x, const DropoutDraw& draw) {
    context->saved_data["hasBase"] = base.has_value();
    draw.saveTo(*context);
    return addDropout(base ? base->contiguous() : torch::Tensor(), x.contiguous(), draw.streamFor(x));
  }
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const DropoutDraw draw = DropoutDraw::savedIn(*context);
    const torch::Tensor gradient = gradients[0].contiguous();
    const bool hasBase = context->saved_data["hasBase"].toBool();
    return {hasBase ? gradients[0] : torch::Tensor(), addDropout({}, gradient, draw.streamFor(gradient)), {}};
  }
};

}  // namespace

torch::Tensor dropout(const torch::Tensor& x, double probability, const ForwardMode& mode) {
  const DropoutDraw draw = drawDropout(probability, mode);
  if (!draw.active()) return x;
  if (hasKernels(x)) return ResidualDropout::apply(std::nullopt, x, draw);
  return x * dropoutFactors(draw, torch::arange(x.numel() / (x.size(0) * x.size(-1)), torch::kInt64), x);
}

torch::Tensor residual(const torch::Tensor& x, const torch::Tensor& branch, double probability,
                       const ForwardMode& mode) {
  if (!mode.training() || probability <= 0.0 || !hasKernels(x)) return x + dropout(branch, probability, mode);
  return ResidualDropout::apply(x, branch, drawDropout(probability, mode));
}

}  // namespace s2s
