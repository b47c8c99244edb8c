#include "engine/layers/dropout.h"

#include "engine/layers/cpu_rows.h"
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
                               const torch::Tensor& x, std::int64_t seed, double probability) {
    context->saved_data["hasBase"] = base.has_value();
    context->saved_data["seed"] = seed;
    context->saved_data["probability"] = probability;
    const kernels::DropoutStream stream{static_cast<std::uint64_t>(seed), static_cast<float>(probability)};
    return addDropout(base ? base->contiguous() : torch::Tensor(), x.contiguous(), stream);
  }
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const kernels::DropoutStream stream{static_cast<std::uint64_t>(context->saved_data["seed"].toInt()),
                                        static_cast<float>(context->saved_data["probability"].toDouble())};
    const bool hasBase = context->saved_data["hasBase"].toBool();
    return {
        hasBase ? gradients[0] : torch::Tensor(), addDropout({}, gradients[0].contiguous(), stream), {}, {}};
  }
};

torch::Tensor residualDropout(const std::optional<torch::Tensor>& base, const torch::Tensor& x,
                              double probability, const ForwardMode& mode) {
  const kernels::DropoutStream stream = drawDropout(probability, mode);
  return ResidualDropout::apply(base, x, static_cast<std::int64_t>(stream.seed),
                                static_cast<double>(stream.probability));
}

bool isActive(double probability, const ForwardMode& mode) { return mode.training && probability > 0.0; }

}  // namespace

kernels::DropoutStream drawDropout(double probability, const ForwardMode& mode) {
  if (!isActive(probability, mode)) return {};
  torch::Generator generator = mode.dropout ? *mode.dropout : at::detail::getDefaultCPUGenerator();
  const std::lock_guard<std::mutex> lock(generator.mutex());
  return {at::check_generator<at::CPUGeneratorImpl>(generator)->random64(), static_cast<float>(probability)};
}

torch::Tensor dropoutMask(const torch::Tensor& like, double probability, const ForwardMode& mode) {
  return torch::empty_like(like.detach()).bernoulli_(1.0 - probability, mode.dropout).div_(1.0 - probability);
}

torch::Tensor dropout(const torch::Tensor& x, double probability, const ForwardMode& mode) {
  if (!isActive(probability, mode)) return x;
  if (hasKernels(x)) return residualDropout(std::nullopt, x, probability, mode);
  return x * dropoutMask(x, probability, mode);
}

torch::Tensor residual(const torch::Tensor& x, const torch::Tensor& branch, double probability,
                       const ForwardMode& mode) {
  if (isActive(probability, mode) && hasKernels(x)) return residualDropout(x, branch, probability, mode);
  return x + dropout(branch, probability, mode);
}

}  // namespace s2s
