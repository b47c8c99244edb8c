#include "engine/layers/kernels/row_kernels.h"

#include <cmath>

namespace s2s::kernels {
namespace {

template <typename T>
S2S_INLINE void rmsNormRows(const T* x, const T* weight, float epsilon, std::int64_t rows, std::int64_t width,
                            T* y, float* scale) {
  for (std::int64_t row = 0; row < rows; ++row, x += width, y += width) {
    float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < width; ++i) sum += load(x[i]) * load(x[i]);
    const float factor = 1.0f / std::sqrt(sum / static_cast<float>(width) + epsilon);
    scale[row] = factor;
#pragma omp simd
    for (std::int64_t i = 0; i < width; ++i) store(y[i], load(x[i]) * factor * load(weight[i]));
  }
}

template <typename T>
S2S_INLINE void rmsNormBackwardRows(const T* gradient, const T* x, const T* weight, const float* scale,
                                    std::int64_t rows, std::int64_t width, T* xGradient,
                                    float* weightGradient) {
  for (std::int64_t row = 0; row < rows; ++row, gradient += width, x += width, xGradient += width) {
    const float factor = scale[row];
    float dot = 0.0f;
#pragma omp simd reduction(+ : dot)
    for (std::int64_t i = 0; i < width; ++i) dot += load(gradient[i]) * load(weight[i]) * load(x[i]);
    const float pull = dot * factor * factor * factor / static_cast<float>(width);
#pragma omp simd
    for (std::int64_t i = 0; i < width; ++i) {
      const float g = load(gradient[i]), value = load(x[i]);
      store(xGradient[i], g * load(weight[i]) * factor - value * pull);
      weightGradient[i] += g * value * factor;
    }
  }
}

template <typename T>
S2S_INLINE void addDropoutRows(const T* base, const T* x, DropoutStream dropout, std::int64_t firstRow,
                               std::int64_t rows, std::int64_t width, T* y) {
  const std::uint32_t threshold = dropout.threshold();
  const float scale = dropout.scale();
  for (std::int64_t row = 0; row < rows; ++row, x += width, y += width) {
    const std::uint64_t seed = dropout.ofRow(firstRow + row);
    if (base == nullptr) {
#pragma omp simd
      for (std::int64_t i = 0; i < width; ++i) {
        store(y[i], load(x[i]) * dropoutFactor(seed, static_cast<std::uint32_t>(i), threshold, scale));
      }
      continue;
    }
#pragma omp simd
    for (std::int64_t i = 0; i < width; ++i) {
      store(y[i], load(base[i]) +
                      load(x[i]) * dropoutFactor(seed, static_cast<std::uint32_t>(i), threshold, scale));
    }
    base += width;
  }
}

/// An activation's value and slope.
struct Slope {
  float value, derivative;
};

template <ActivationKind kind>
S2S_INLINE Slope slopeOf(float x) {
  if constexpr (kind == ActivationKind::relu) {
    // Asked this way round, what is no number passes, as in Torch.
    return {x < 0.0f ? 0.0f : x, x <= 0.0f ? 0.0f : 1.0f};
  } else if constexpr (kind == ActivationKind::silu) {
    const float sigmoid = 1.0f / (1.0f + exponential(-x));
    return {x * sigmoid, sigmoid * (1.0f + x * (1.0f - sigmoid))};
  } else if constexpr (kind == ActivationKind::tanh) {
    const float tanh = 1.0f - 2.0f / (exponential(2.0f * x) + 1.0f);
    return {tanh, 1.0f - tanh * tanh};
  } else if constexpr (kind == ActivationKind::geluTanh) {
    constexpr float kRoot = 0.7978845608f, kCubic = 0.044715f;  // sqrt(2 / π)
    const float inner = kRoot * (x + kCubic * x * x * x);
    const float tanh = 1.0f - 2.0f / (exponential(2.0f * inner) + 1.0f);
    const float slope = kRoot * (1.0f + 3.0f * kCubic * x * x);
    return {0.5f * x * (1.0f + tanh), 0.5f * (1.0f + tanh) + 0.5f * x * (1.0f - tanh * tanh) * slope};
  } else {
    const float cumulative = 0.5f * (1.0f + std::erf(x * 0.70710678f));
    return {x * cumulative, cumulative + x * 0.3989422804f * exponential(-0.5f * x * x)};
  }
}

template <ActivationKind kind, typename T>
S2S_INLINE void activationRows(const T* gate, const T* linear, DropoutStream dropout, std::int64_t firstRow,
                               std::int64_t rows, std::int64_t width, T* y) {
  const std::uint32_t threshold = dropout.threshold();
  const float scale = dropout.scale();
  for (std::int64_t row = 0; row < rows; ++row, gate += width, y += width) {
    const std::uint64_t seed = dropout.ofRow(firstRow + row);
    const auto factor = [&](std::int64_t i) __attribute__((always_inline)) {
      return dropoutFactor(seed, static_cast<std::uint32_t>(i), threshold, scale);
    };
    if (linear == nullptr) {
#pragma omp simd
      for (std::int64_t i = 0; i < width; ++i) store(y[i], slopeOf<kind>(load(gate[i])).value * factor(i));
      continue;
    }
#pragma omp simd
    for (std::int64_t i = 0; i < width; ++i) {
      store(y[i], slopeOf<kind>(load(gate[i])).value * load(linear[i]) * factor(i));
    }
    linear += width;
  }
}

template <ActivationKind kind, typename T>
S2S_INLINE void activationBackwardRows(const T* gradient, const T* gate, const T* linear,
                                       DropoutStream dropout, std::int64_t firstRow, std::int64_t rows,
                                       std::int64_t width, T* gateGradient, T* linearGradient) {
  const std::uint32_t threshold = dropout.threshold();
  const float scale = dropout.scale();
  for (std::int64_t row = 0; row < rows; ++row, gradient += width, gate += width, gateGradient += width) {
    const std::uint64_t seed = dropout.ofRow(firstRow + row);
    const auto factor = [&](std::int64_t i) __attribute__((always_inline)) {
      return dropoutFactor(seed, static_cast<std::uint32_t>(i), threshold, scale);
    };
    if (linear == nullptr) {
#pragma omp simd
      for (std::int64_t i = 0; i < width; ++i) {
        store(gateGradient[i], load(gradient[i]) * slopeOf<kind>(load(gate[i])).derivative * factor(i));
      }
      continue;
    }
#pragma omp simd
    for (std::int64_t i = 0; i < width; ++i) {
      const Slope slope = slopeOf<kind>(load(gate[i]));
      const float g = load(gradient[i]) * factor(i);
      store(gateGradient[i], g * slope.derivative * load(linear[i]));
      store(linearGradient[i], g * slope.value);
    }
    linear += width;
    linearGradient += width;
  }
}

}  // namespace

// One set of entry points per type of storage; the switch is outside the loops.
#define S2S_ACTIVATION_SWITCH(CALL, ...)                  \
  switch (kind) {                                         \
    case ActivationKind::relu:                            \
      return CALL<ActivationKind::relu>(__VA_ARGS__);     \
    case ActivationKind::gelu:                            \
      return CALL<ActivationKind::gelu>(__VA_ARGS__);     \
    case ActivationKind::geluTanh:                        \
      return CALL<ActivationKind::geluTanh>(__VA_ARGS__); \
    case ActivationKind::silu:                            \
      return CALL<ActivationKind::silu>(__VA_ARGS__);     \
    case ActivationKind::tanh:                            \
      return CALL<ActivationKind::tanh>(__VA_ARGS__);     \
  }

#define S2S_ROW_KERNELS(T)                                                                                   \
  S2S_VECTORISED void rmsNorm(const T* x, const T* weight, float epsilon, std::int64_t rows,                 \
                              std::int64_t width, T* y, float* scale) {                                      \
    rmsNormRows(x, weight, epsilon, rows, width, y, scale);                                                  \
  }                                                                                                          \
  S2S_VECTORISED void rmsNormBackward(const T* gradient, const T* x, const T* weight, const float* scale,    \
                                      std::int64_t rows, std::int64_t width, T* xGradient,                   \
                                      float* weightGradient) {                                               \
    rmsNormBackwardRows(gradient, x, weight, scale, rows, width, xGradient, weightGradient);                 \
  }                                                                                                          \
  S2S_VECTORISED void addDropout(const T* base, const T* x, DropoutStream dropout, std::int64_t firstRow,    \
                                 std::int64_t rows, std::int64_t width, T* y) {                              \
    addDropoutRows(base, x, dropout, firstRow, rows, width, y);                                              \
  }                                                                                                          \
  S2S_VECTORISED void activation(const T* gate, const T* linear, ActivationKind kind, DropoutStream dropout, \
                                 std::int64_t firstRow, std::int64_t rows, std::int64_t width,               \
                                 T* y){S2S_ACTIVATION_SWITCH(activationRows, gate, linear, dropout,          \
                                                             firstRow, rows, width, y)} S2S_VECTORISED void  \
  activationBackward(const T* gradient, const T* gate, const T* linear, ActivationKind kind,                 \
                     DropoutStream dropout, std::int64_t firstRow, std::int64_t rows, std::int64_t width,    \
                     T* gateGradient, T* linearGradient) {                                                   \
    S2S_ACTIVATION_SWITCH(activationBackwardRows, gradient, gate, linear, dropout, firstRow, rows, width,    \
                          gateGradient, linearGradient)                                                      \
  }
S2S_ROW_KERNELS(float)
S2S_ROW_KERNELS(BrainFloat)
#undef S2S_ROW_KERNELS
#undef S2S_ACTIVATION_SWITCH

}  // namespace s2s::kernels
