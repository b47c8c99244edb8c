#pragma once
// Weights in eight bits for inference: a row is rounded to 255 steps of its own size (symmetric, per output
// row, as in Dettmers et al. 2022, "LLM.int8()", section 2.1, without the outlier columns). What is
// multiplied with them stays float32.
//
// A matrix [rows, width] is held as one int8 tensor [rows, width + 4]: the entries of a row, then the four
// bytes of its float32 scale. So rows are gathered, stacked and moved like those of any other tensor.

#include "engine/layers/torch_api.h"

namespace s2s {

inline constexpr std::int64_t kInt8ScaleBytes = 4;

/// Room for a matrix [rows, width], without values.
torch::Tensor emptyInt8Matrix(std::int64_t rows, std::int64_t width, torch::Device device);

inline bool isInt8Matrix(const torch::Tensor& x) { return x.scalar_type() == torch::kChar; }

/// Rounds `values` [rows, width] of any floating-point type, piece by piece, into `matrix`. NaN becomes a NaN
/// scale, which the products show.
void fillInt8Matrix(const torch::Tensor& matrix, const torch::Tensor& values);

/// The scales of a matrix, float32 [rows, 1].
torch::Tensor int8Scales(const torch::Tensor& matrix);

/// `rows` [n, width + 4] as float32 [n, width].
torch::Tensor widened(const torch::Tensor& rows);

/// x [..., width] float32 · matrixᵀ → [..., rows] float32, without gradients. The matrix is widened piece by
/// piece, never as a whole; for a few rows of x in the cache only.
torch::Tensor int8Product(const torch::Tensor& x, const torch::Tensor& matrix);

}  // namespace s2s
