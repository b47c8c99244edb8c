#include "engine/layers/int8_matrix.h"

#include <vector>

#include "engine/core/wide_tiles.h"
#include "engine/layers/cpu_rows.h"
#include "engine/layers/kernels/product_kernels.h"
#include "engine/layers/weight_pieces.h"

namespace s2s {
namespace {

constexpr double kLargest = 127.0;

std::int64_t widthOf(const torch::Tensor& matrix) { return matrix.size(1) - kInt8ScaleBytes; }

/// y [rows, outputs] of a few rows on the CPU: the matrix is read once.
void productOfFewRows(const torch::Tensor& rows, const torch::Tensor& matrix, const torch::Tensor& y) {
  const std::int64_t count = rows.size(0), width = rows.size(1), outputs = matrix.size(0);
  const std::int64_t stride = matrix.size(1);
  overRows(outputs, count * width, [&](std::int64_t begin, std::int64_t end) {
    std::vector<float> scratch(static_cast<std::size_t>(width));
    kernels::productOfFewRows(rows.const_data_ptr<float>(), count, width,
                              matrix.const_data_ptr<std::int8_t>() + begin * stride, end - begin,
                              y.mutable_data_ptr<float>() + begin, outputs, scratch.data());
  });
}

}  // namespace

torch::Tensor emptyInt8Matrix(std::int64_t rows, std::int64_t width, torch::Device device) {
  return torch::empty({rows, width + kInt8ScaleBytes},
                      torch::TensorOptions().dtype(torch::kChar).device(device));
}

void fillInt8Matrix(const torch::Tensor& matrix, const torch::Tensor& values) {
  torch::NoGradGuard noGrad;
  const std::int64_t width = widthOf(matrix);
  overPieces(matrix.size(0), width, [&](std::int64_t begin, std::int64_t end) {
    const torch::Tensor piece = values.slice(0, begin, end).to(matrix.device(), torch::kFloat32);
    const torch::Tensor scale = piece.abs().amax(1, true).div_(kLargest).contiguous();
    const torch::Tensor target = matrix.slice(0, begin, end);
    // A row of zeros has the scale 0 and any entries.
    const torch::Tensor steps = piece.div(scale).nan_to_num_(0.0, 0.0, 0.0).round_();
    target.narrow(1, 0, width).copy_(steps.to(torch::kChar));
    target.narrow(1, width, kInt8ScaleBytes).copy_(scale.view(torch::kChar));
  });
}

torch::Tensor int8Scales(const torch::Tensor& matrix) {
  return matrix.narrow(1, widthOf(matrix), kInt8ScaleBytes).contiguous().view(torch::kFloat32);
}

torch::Tensor widened(const torch::Tensor& rows) {
  return rows.narrow(1, 0, widthOf(rows)).to(torch::kFloat32).mul_(int8Scales(rows));
}

torch::Tensor int8Product(const torch::Tensor& x, const torch::Tensor& matrix) {
  std::vector<std::int64_t> sizes = x.sizes().vec();
  sizes.back() = matrix.size(0);
  const torch::Tensor rows = x.reshape({-1, x.size(-1)}).contiguous();
  const torch::Tensor y = torch::empty({rows.size(0), matrix.size(0)}, rows.options());
  if (x.device().is_cpu() && rows.size(0) <= kFewRows) {
    productOfFewRows(rows, matrix, y);
    return y.view(sizes);
  }
  overPieces(matrix.size(0), rows.size(1), [&](std::int64_t begin, std::int64_t end) {
    y.slice(1, begin, end).copy_(torch::mm(rows, widened(matrix.slice(0, begin, end)).t()));
  });
  return y.view(sizes);
}

}  // namespace s2s
