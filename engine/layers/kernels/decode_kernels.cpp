#include "engine/layers/kernels/decode_kernels.h"

#include <limits>

namespace s2s::kernels {
namespace {

S2S_INLINE std::int64_t offsetOf(const AttentionStep& step, std::int64_t position) {
  const std::int64_t row = step.rows != nullptr ? step.rows[position] : 0;
  return row * step.rowStride + position * step.width;
}

template <typename T>
S2S_INLINE void attend(const AttentionStep& step, const T* query, const T* keys, const T* values, T* context,
                       float* scratch) {
  constexpr float kHidden = std::numeric_limits<float>::lowest();
  float largest = kHidden;
  for (std::int64_t position = 0; position < step.length; ++position) {
    const T* key = keys + offsetOf(step, position);
    float score = step.bias != nullptr ? step.bias[position] : 0.0f;
#pragma omp simd reduction(+ : score)
    for (std::int64_t i = 0; i < step.width; ++i) score += load(query[i]) * load(key[i]);
    if (step.visible != nullptr && !step.visible[position]) score = kHidden;
    scratch[position] = score;
    largest = score > largest ? score : largest;
  }
  float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t position = 0; position < step.length; ++position) {
    scratch[position] = exponential(scratch[position] - largest);
    sum += scratch[position];
  }
  float* total = scratch + step.length;
  for (std::int64_t i = 0; i < step.width; ++i) total[i] = 0.0f;
  for (std::int64_t position = 0; position < step.length; ++position) {
    const T* value = values + offsetOf(step, position);
    const float weight = scratch[position];
#pragma omp simd
    for (std::int64_t i = 0; i < step.width; ++i) total[i] += weight * load(value[i]);
  }
  const float factor = 1.0f / sum;
  for (std::int64_t i = 0; i < step.width; ++i) store(context[i], total[i] * factor);
}

}  // namespace

S2S_VECTORISED void attendStep(const AttentionStep& step, const float* query, const float* keys,
                               const float* values, float* context, float* scratch) {
  attend(step, query, keys, values, context, scratch);
}

S2S_VECTORISED void attendStep(const AttentionStep& step, const BrainFloat* query, const BrainFloat* keys,
                               const BrainFloat* values, BrainFloat* context, float* scratch) {
  attend(step, query, keys, values, context, scratch);
}

}  // namespace s2s::kernels
