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

/// gradient [n, out] · weight in float32.
torch::Tensor wideInputGradient(const torch::Tensor& gradient, const torch::Tensor& weight) {
  torch::Tensor wide = torch::zeros({gradient.size(0), weight.size(1)}, torch::kFloat32);
  overPieces(weight.size(0), weight.size(1), [&](std::int64_t begin, std::int64_t end) {
    wide.addmm_(gradient.slice(1, begin, end).to(torch::kFloat32),
                weight.slice(0, begin, end).to(torch::kFloat32));
  });
  return wide;
}

void addWideWeightGradient(const torch::Tensor& sum, const torch::Tensor& gradient, const torch::Tensor& x) {
  const torch::Tensor rows = x.to(torch::kFloat32);
  overPieces(sum.size(0), sum.size(1), [&](std::int64_t begin, std::int64_t end) {
    sum.slice(0, begin, end).add_(torch::mm(gradient.slice(1, begin, end).to(torch::kFloat32).t(), rows));
  });
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
      xGradient.view({-1, weight.size(1)}).copy_(wideInputGradient(gradient, weight));
    }
    if (context->needs_input_grad(1)) {
      weightGradient = torch::zeros(weight.sizes(), weight.options());
      addWideWeightGradient(weightGradient, gradient, x.reshape({-1, x.size(-1)}));
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
  return wideInputGradient(gradient, weight).to(gradient.scalar_type());
}

void addWeightGradient(torch::Tensor& sum, const torch::Tensor& gradient, const torch::Tensor& x) {
  if (needsWideProducts(gradient)) {
    if (!sum.defined()) sum = torch::zeros({gradient.size(1), x.size(1)}, x.options().requires_grad(false));
    addWideWeightGradient(sum, gradient, x);
  } else if (sum.defined()) {
    sum.addmm_(gradient.t(), x);
  } else {
    sum = torch::mm(gradient.t(), x);
  }
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
