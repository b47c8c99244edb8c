#include "engine/optimizers/kernels/adafactor_kernels.h"

namespace s2s::kernels {
namespace {

template <typename T>
S2S_INLINE float momentsOf(const T* gradient, std::int64_t count, float scale, float floor,
                           float* columnSums) {
  float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < count; ++i) {
    const float g = load(gradient[i]) * scale;
    const float square = g * g + floor;
    columnSums[i] += square;
    sum += square;
  }
  return sum / static_cast<float>(count);
}

template <typename T>
S2S_INLINE float squaresOf(const T* gradient, std::int64_t count, float rowFactor,
                           const float* columnFactors) {
  float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < count; ++i) {
    const float update = load(gradient[i]) * rowFactor * columnFactors[i];
    sum += update * update;
  }
  return sum;
}

template <typename T>
S2S_INLINE void updateOf(const T* gradient, std::int64_t count, float rowFactor, const float* columnFactors,
                         float size, float keep, float* master, BrainFloat* weight) {
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i)
    master[i] = master[i] * keep - size * (load(gradient[i]) * rowFactor * columnFactors[i]);
  if (weight == nullptr) return;
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i) store(weight[i], master[i]);
}

}  // namespace

#define S2S_ADAFACTOR_KERNELS(T)                                                                         \
  S2S_VECTORISED float adafactorMoments(const T* gradient, std::int64_t count, float scale, float floor, \
                                        float* columnSums) {                                             \
    return momentsOf(gradient, count, scale, floor, columnSums);                                         \
  }                                                                                                      \
  S2S_VECTORISED float adafactorSquares(const T* gradient, std::int64_t count, float rowFactor,          \
                                        const float* columnFactors) {                                    \
    return squaresOf(gradient, count, rowFactor, columnFactors);                                         \
  }                                                                                                      \
  S2S_VECTORISED void adafactorUpdate(const T* gradient, std::int64_t count, float rowFactor,            \
                                      const float* columnFactors, float size, float keep, float* master, \
                                      BrainFloat* weight) {                                              \
    updateOf(gradient, count, rowFactor, columnFactors, size, keep, master, weight);                     \
  }
S2S_ADAFACTOR_KERNELS(float)
S2S_ADAFACTOR_KERNELS(BrainFloat)
#undef S2S_ADAFACTOR_KERNELS

}  // namespace s2s::kernels
