#pragma once
// Products of bfloat16 matrices computed in float32, for processors that have no products of bfloat16. What is
// widened in passing is within the bound of engine/core/wide_tiles.h.

#include "engine/layers/torch_api.h"

namespace s2s {

/// a [n, k] · b [m, k]ᵀ, rounded into `c` [n, m]. Views that lie in any order are taken.
void wideProductInto(const torch::Tensor& c, const torch::Tensor& a, const torch::Tensor& b);

/// The same added to `c`, with the sum rounded once.
void addWideProduct(const torch::Tensor& c, const torch::Tensor& a, const torch::Tensor& b);

/// a [g, n, k] · b [g, k, m].
torch::Tensor wideBatchedProduct(const torch::Tensor& a, const torch::Tensor& b);

}  // namespace s2s
