#include "engine/layers/kernels/product_kernels.h"

#include <cstring>

namespace s2s::kernels {
namespace {

S2S_INLINE float dot(const float* a, const float* b, std::int64_t width) {
  float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < width; ++i) sum += a[i] * b[i];
  return sum;
}

/// A row of bfloat16 has the scale 1; one of int8 carries its own behind its entries.
S2S_INLINE float scaleOf(const BrainFloat*, std::int64_t) { return 1.0f; }
S2S_INLINE float scaleOf(const std::int8_t* row, std::int64_t width) {
  float scale;
  std::memcpy(&scale, row + width, sizeof scale);
  return scale;
}

template <typename Weight, typename Output>
S2S_INLINE void productRows(const float* x, std::int64_t rows, std::int64_t width, const Weight* weight,
                            std::int64_t weightStride, std::int64_t outputs, Output* y, std::int64_t stride,
                            float* scratch) {
  for (std::int64_t output = 0; output < outputs; ++output, weight += weightStride) {
    const float scale = scaleOf(weight, width);
#pragma omp simd
    for (std::int64_t i = 0; i < width; ++i) scratch[i] = load(weight[i]);
    std::int64_t row = 0;
    // Four rows at a time: sums that do not wait for each other, and one load of the weight for all.
    for (; row + 4 <= rows; row += 4) {
      const float* first = x + row * width;
      float s0 = 0.0f, s1 = 0.0f, s2 = 0.0f, s3 = 0.0f;
#pragma omp simd reduction(+ : s0, s1, s2, s3)
      for (std::int64_t i = 0; i < width; ++i) {
        s0 += first[i] * scratch[i];
        s1 += first[i + width] * scratch[i];
        s2 += first[i + 2 * width] * scratch[i];
        s3 += first[i + 3 * width] * scratch[i];
      }
      Output* target = y + row * stride + output;
      store(target[0], s0 * scale);
      store(target[stride], s1 * scale);
      store(target[2 * stride], s2 * scale);
      store(target[3 * stride], s3 * scale);
    }
    for (; row < rows; ++row) store(y[row * stride + output], scale * dot(x + row * width, scratch, width));
  }
}

}  // namespace

S2S_VECTORISED void productOfFewRows(const float* x, std::int64_t rows, std::int64_t width,
                                     const BrainFloat* weight, std::int64_t outputs, BrainFloat* y,
                                     std::int64_t stride, float* scratch) {
  productRows(x, rows, width, weight, width, outputs, y, stride, scratch);
}

S2S_VECTORISED void productOfFewRows(const float* x, std::int64_t rows, std::int64_t width,
                                     const std::int8_t* weight, std::int64_t outputs, float* y,
                                     std::int64_t stride, float* scratch) {
  productRows(x, rows, width, weight, width + static_cast<std::int64_t>(sizeof(float)), outputs, y, stride,
              scratch);
}

}  // namespace s2s::kernels
