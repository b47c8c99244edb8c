#include "engine/layers/rms_norm.h"

#include "engine/layers/cpu_rows.h"
#include "engine/layers/kernels/row_kernels.h"
#include "engine/layers/numbers_probe.h"

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// The normalised rows, and 1 / root mean square of each in `scale`.
torch::Tensor normalise(const torch::Tensor& x, const torch::Tensor& weight, double epsilon,
                        torch::Tensor& scale) {
  const std::int64_t width = x.size(-1);
  const std::int64_t rows = x.numel() / width;
  torch::Tensor y = torch::empty(x.sizes(), x.options());
  scale = torch::empty({rows}, torch::kFloat32);
  withStorageType(x, [&](auto zero) {
    using T = decltype(zero);
    overRows(rows, width, [&](std::int64_t begin, std::int64_t end) {
      kernels::rmsNorm(dataOf<T>(x) + begin * width, dataOf<T>(weight), static_cast<float>(epsilon),
                       end - begin, width, dataOf<T>(y) + begin * width, dataOf<float>(scale) + begin);
    });
  });
  return y;
}

struct RmsNormFunction : public torch::autograd::Function<RmsNormFunction> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& input,
                               const torch::Tensor& weight, double epsilon) {
    const torch::Tensor x = input.contiguous();
    torch::Tensor scale;
    torch::Tensor y = normalise(x, weight, epsilon, scale);
    context->save_for_backward({x, weight, scale});
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const torch::Tensor& x = saved[0];
    const torch::Tensor& weight = saved[1];
    const torch::Tensor& scale = saved[2];
    const torch::Tensor gradient = gradients[0].contiguous();
    const std::int64_t width = x.size(-1);
    const std::int64_t rows = x.numel() / width;
    torch::Tensor xGradient = torch::empty(x.sizes(), x.options());
    // Every part of the rows sums the weight's gradient for itself; the parts do not depend on the threads.
    const std::int64_t parts = std::min<std::int64_t>(rows, 16);
    torch::Tensor partial = torch::zeros({parts, width}, torch::kFloat32);
    withStorageType(x, [&](auto zero) {
      using T = decltype(zero);
      at::parallel_for(0, parts, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t part = first; part < last; ++part) {
          const std::int64_t begin = rows * part / parts;
          const std::int64_t count = rows * (part + 1) / parts - begin;
          kernels::rmsNormBackward(dataOf<T>(gradient) + begin * width, dataOf<T>(x) + begin * width,
                                   dataOf<T>(weight), dataOf<float>(scale) + begin, count, width,
                                   dataOf<T>(xGradient) + begin * width,
                                   dataOf<float>(partial) + part * width);
        }
      });
    });
    return {xGradient, partial.sum(0).to(weight.scalar_type()), {}};
  }
};

}  // namespace

torch::Tensor rmsNorm(const torch::Tensor& x, const torch::Tensor& weight, double epsilon) {
  if (hasKernels(x) && x.scalar_type() == weight.scalar_type()) {
    if (torch::GradMode::is_enabled()) return RmsNormFunction::apply(x, weight, epsilon);
    torch::Tensor scale;
    return normalise(x.contiguous(), weight, epsilon, scale);
  }
  const torch::Tensor wide = x.to(torch::kFloat32);
  const torch::Tensor scale = torch::rsqrt(wide.pow(2).mean(-1, true) + epsilon);
  return weight * (wide * scale).to(weight.scalar_type());
}

RmsNorm::RmsNorm(const Weights& weights, const std::string& name, double epsilon)
    : m_name(name), m_weight(weights.at(name + ".weight")), m_epsilon(epsilon) {}

torch::Tensor RmsNorm::operator()(const torch::Tensor& x) const {
  const torch::Tensor y = rmsNorm(x, m_weight, m_epsilon);
  probe(m_name, y);
  return y;
}

}  // namespace s2s
