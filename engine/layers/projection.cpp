#include "engine/layers/projection.h"

#include <vector>

#include "engine/layers/cpu_rows.h"
#include "engine/layers/int8_matrix.h"
#include "engine/layers/kernels/product_kernels.h"
#include "engine/layers/weight_pieces.h"

namespace s2s {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

bool machineMultipliesBrainFloat() {
#if defined(__x86_64__) && defined(__GNUC__)
  // What oneDNN, and so Torch, asks for.
  static const bool answer = __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
                             __builtin_cpu_supports("avx512dq");
  return answer;
#else
  return true;
#endif
}

bool needsWideProducts(const torch::Tensor& x) {
  return x.device().is_cpu() && x.scalar_type() == torch::kBFloat16 && !machineMultipliesBrainFloat();
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
  const torch::Tensor answer = y.view({-1, weight.size(0)});
  const torch::Tensor rows = x.reshape({-1, x.size(-1)}).to(torch::kFloat32).contiguous();
  if (rows.size(0) <= kFewRows) {
    productOfFewRows(rows, weight.contiguous(), answer);
    return y;
  }
  overPieces(weight.size(0), weight.size(1), [&](std::int64_t begin, std::int64_t end) {
    answer.slice(1, begin, end).copy_(torch::mm(rows, weight.slice(0, begin, end).to(torch::kFloat32).t()));
  });
  return y;
}

struct WideProjection : public torch::autograd::Function<WideProjection> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                               const torch::Tensor& weight) {
    context->save_for_backward({x, weight});
    return wideProduct(x, weight);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const torch::Tensor &x = saved[0], &weight = saved[1];
    const torch::Tensor gradient = gradients[0].reshape({-1, weight.size(0)});
    const torch::Tensor rows = x.reshape({-1, x.size(-1)}).to(torch::kFloat32);
    const bool wantsX = context->needs_input_grad(0), wantsWeight = context->needs_input_grad(1);
    torch::Tensor xGradient, weightGradient;
    if (wantsX) xGradient = torch::zeros_like(rows);
    if (wantsWeight) weightGradient = torch::empty(weight.sizes(), weight.options());
    overPieces(weight.size(0), weight.size(1), [&](std::int64_t begin, std::int64_t end) {
      const torch::Tensor piece = gradient.slice(1, begin, end).to(torch::kFloat32);
      if (wantsX) xGradient.addmm_(piece, weight.slice(0, begin, end).to(torch::kFloat32));
      if (wantsWeight) weightGradient.slice(0, begin, end).copy_(torch::mm(piece.t(), rows));
    });
    if (wantsX) xGradient = xGradient.to(x.scalar_type()).view(x.sizes());
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

torch::Tensor addProjected(const torch::Tensor& base, const torch::Tensor& x, const torch::Tensor& weight) {
  if (isInt8Matrix(weight)) return base + int8Product(x, weight);
  return needsWideProducts(x) ? base + wideProduct(x, weight) : torch::addmm(base, x, weight.t());
}

torch::Tensor batchedProduct(const torch::Tensor& a, const torch::Tensor& b) {
  if (!needsWideProducts(a)) return torch::bmm(a, b);
  return torch::bmm(a.to(torch::kFloat32), b.to(torch::kFloat32)).to(a.scalar_type());
}

}  // namespace s2s
