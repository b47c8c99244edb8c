#pragma once
// Between tensors and the row kernels: which tensors they take, and rows over threads.

#include "engine/layers/torch_api.h"

#include <ATen/Parallel.h>

#include <algorithm>

#include "engine/layers/kernels/vector_math.h"

namespace s2s {

/// The kernels know float32 and bfloat16 on the CPU; everything else takes Torch's own operations.
inline bool hasKernels(const torch::Tensor& x) {
  return x.device().is_cpu() && (x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kBFloat16);
}

/// Calls f with a value of the kernel's type for the tensor's storage: `using T = decltype(zero)`.
template <typename Function>
void withStorageType(const torch::Tensor& x, Function&& f) {
  if (x.scalar_type() == torch::kFloat32) return f(float{});
  f(kernels::BrainFloat{});
}

template <typename T>
T* dataOf(const torch::Tensor& x) {
  return x.defined() ? static_cast<T*>(x.data_ptr()) : nullptr;
}

/// f(begin, end) over the rows, each thread getting at least some ten thousand entries.
template <typename Function>
void overRows(std::int64_t rows, std::int64_t width, const Function& f) {
  at::parallel_for(0, rows, std::max<std::int64_t>(1, 16384 / std::max<std::int64_t>(1, width)), f);
}

}  // namespace s2s
