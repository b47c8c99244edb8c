#include "engine/layers/projection.h"

#include <vector>

#include "engine/core/wide_tiles.h"
#include "engine/layers/cpu_rows.h"
#include "engine/layers/int8_matrix.h"
#include "engine/layers/kernels/product_kernels.h"
#include "engine/layers/wide_product.h"

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

bool needsWideProducts(const torch::Tensor& x) {
  return x.device().is_cpu() && x.scalar_type() == torch::kBFloat16 && !processorMultipliesBrainFloat();
}

/// For a few rows the weight is read once and widened in the cache. `y` [rows, out] is filled.
void productOfFewRows(const torch::Tensor& rows, const torch::Tensor& weight, const torch::Tensor& y) {
  const std::int64_t count = rows.size(0), width = rows.size(1), outputs = weight.size(0);
  overRows(outputs, count * width, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> scratch(static_cast<std::size_t>(width));
    kernels::productOfFewRows(rows.const_data_ptr<float>(), count, width,
                              dataOf<kernels::BrainFloat>(weight) + begin * width, end - begin,
                              dataOf<kernels::BrainFloat>(y) + begin, outputs, scratch.data());
  });
}

torch::Tensor wideProduct(const torch::Tensor& x, const torch::Tensor& weight) {
  std::vector<std::int64_t> sizes = x.sizes().vec();
  sizes.back() = weight.size(0);
  // Made in its final shape: an autograd function must not return a view.
  torch::Tensor y = torch::empty(sizes, x.options());
  const torch::Tensor answer = y.view({-1, weight.size(0)}), rows = x.reshape({-1, x.size(-1)});
  if (rows.size(0) <= kFewRows)
    productOfFewRows(rows.to(torch::kFloat32).contiguous(), weight.contiguous(), answer);
  else
    wideProductInto(answer, rows, weight);
  return y;
}

/// Keeps what torch::linear keeps, so that one memory plan holds for every processor: the input only where
/// the weight is trained. Gradients are no views, since Torch adds a second one to such in a tensor of its
/// own.
struct WideProjection : public torch::autograd::Function<WideProjection> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                               const torch::Tensor& weight) {
    context->save_for_backward({weight.requires_grad() ? x : torch::Tensor(), weight});
    return wideProduct(x, weight);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const torch::Tensor &x = saved[0], &weight = saved[1];
    const torch::Tensor gradient = gradients[0].reshape({-1, weight.size(0)});
    torch::Tensor xGradient, weightGradient;
    if (context->needs_input_grad(0)) {
      std::vector<std::int64_t> sizes = gradients[0].sizes().vec();
      sizes.back() = weight.size(1);
      xGradient = torch::empty(sizes, gradient.options());
      wideProductInto(xGradient.view({-1, weight.size(1)}), gradient, weight.t());
    }
    if (context->needs_input_grad(1)) {
      weightGradient = torch::empty(weight.sizes(), weight.options().requires_grad(false));
      wideProductInto(weightGradient, gradient.t(), x.reshape({-1, x.size(-1)}).t());
    }
    return {xGradient, weightGradient};
  }
};

}  // namespace

torch::Tensor wideProject(const torch::Tensor& x, const torch::Tensor& weight) {
  return torch::GradMode::is_enabled() ? WideProjection::apply(x, weight) : wideProduct(x, weight);
}

torch::Tensor project(const torch::Tensor& x, const torch::Tensor& weight) {
  if (isInt8Matrix(weight)) return int8Product(x, weight);
  return needsWideProducts(x) ? wideProject(x, weight) : torch::linear(x, weight);
}

torch::Tensor project(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias) {
  if (!bias.defined()) return project(x, weight);
  if (isInt8Matrix(weight)) return int8Product(x, weight) + bias;
  return needsWideProducts(x) ? wideProject(x, weight).add_(bias) : torch::linear(x, weight, bias);
}

torch::Tensor inputGradient(const torch::Tensor& gradient, const torch::Tensor& weight) {
  if (!needsWideProducts(gradient)) return torch::mm(gradient, weight);
  const torch::Tensor answer = torch::empty({gradient.size(0), weight.size(1)}, gradient.options());
  wideProductInto(answer, gradient, weight.t());
  return answer;
}

void addWeightGradient(torch::Tensor& sum, const torch::Tensor& gradient, const torch::Tensor& x) {
  if (needsWideProducts(gradient)) {
    if (!sum.defined()) sum = torch::zeros({gradient.size(1), x.size(1)}, x.options().requires_grad(false));
    addWideProduct(sum, gradient.t(), x.t());
  } else if (sum.defined()) {
    sum.addmm_(gradient.t(), x);
  } else {
    sum = torch::mm(gradient.t(), x);
  }
}

torch::Tensor addProjected(const torch::Tensor& base, const torch::Tensor& x, const torch::Tensor& weight) {
  if (isInt8Matrix(weight)) return base + int8Product(x, weight);
  return needsWideProducts(x) ? wideProduct(x, weight).add_(base) : torch::addmm(base, x, weight.t());
}

torch::Tensor batchedProduct(const torch::Tensor& a, const torch::Tensor& b) {
  if (!needsWideProducts(a)) return torch::bmm(a, b);
  return wideBatchedProduct(a, b);
}

}  // namespace s2s
