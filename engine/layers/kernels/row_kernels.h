#pragma once
// Single-threaded loops over rows of contiguous memory, for the CPU. Each works in float32 whatever is
// stored. Callers split the rows over threads; `firstRow` keeps dropout independent of the split.

#include <cstdint>

#include "engine/layers/kernels/dropout_stream.h"

namespace s2s::kernels {

enum class ActivationKind { relu, gelu, geluTanh, silu, tanh };

/// Overloads for both types of storage.
#define S2S_ROW_KERNELS(T)                                                                              \
  /* y = x · scale · weight, scale = 1 / sqrt(mean(x²) + epsilon) kept per row */                    \
  void rmsNorm(const T* x, const T* weight, float epsilon, std::int64_t rows, std::int64_t width, T* y, \
               float* scale);                                                                           \
  /* the gradients of it; weightGradient [width] is added to */                                         \
  void rmsNormBackward(const T* gradient, const T* x, const T* weight, const float* scale,              \
                       std::int64_t rows, std::int64_t width, T* xGradient, float* weightGradient);     \
  /* y = base + dropout(x); base may be null */                                                         \
  void addDropout(const T* base, const T* x, DropoutStream dropout, std::int64_t firstRow,              \
                  std::int64_t rows, std::int64_t width, T* y);                                         \
  /* y = dropout(act(gate) · linear); linear may be null */                                            \
  void activation(const T* gate, const T* linear, ActivationKind kind, DropoutStream dropout,           \
                  std::int64_t firstRow, std::int64_t rows, std::int64_t width, T* y);                  \
  /* the gradients of it; linearGradient is null where linear is */                                     \
  void activationBackward(const T* gradient, const T* gate, const T* linear, ActivationKind kind,       \
                          DropoutStream dropout, std::int64_t firstRow, std::int64_t rows,              \
                          std::int64_t width, T* gateGradient, T* linearGradient);
S2S_ROW_KERNELS(float)
S2S_ROW_KERNELS(BrainFloat)
#undef S2S_ROW_KERNELS

}  // namespace s2s::kernels
