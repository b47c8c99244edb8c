#pragma once
// Matrix products with weights. Torch multiplies bfloat16 on CPUs without AVX-512 about seventy times slower
// than float32; there, products are taken in float32 and rounded once.

#include "engine/layers/torch_api.h"

namespace s2s {

/// x [..., in] · weightᵀ with weight [out, in], or an int8 matrix (then without gradients); the result has
/// x's type.
torch::Tensor project(const torch::Tensor& x, const torch::Tensor& weight);

/// The same plus bias [out], which may be undefined.
torch::Tensor project(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias);

/// The gradients of project() for x [n, in] and `gradient` [n, out]: of x, and of the weight, which is added
/// to `sum` [out, in] (made where it is undefined).
torch::Tensor inputGradient(const torch::Tensor& gradient, const torch::Tensor& weight);
void addWeightGradient(torch::Tensor& sum, const torch::Tensor& gradient, const torch::Tensor& x);

/// base + x · weightᵀ, without gradients.
torch::Tensor addProjected(const torch::Tensor& base, const torch::Tensor& x, const torch::Tensor& weight);

/// a [batch, n, k] · b [batch, k, m], without gradients.
torch::Tensor batchedProduct(const torch::Tensor& a, const torch::Tensor& b);

/// project() for bfloat16 on the CPU by way of float32. The weight is widened piece by piece, never as a
/// whole.
torch::Tensor wideProject(const torch::Tensor& x, const torch::Tensor& weight);

}  // namespace s2s
