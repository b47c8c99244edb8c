#include "engine/layers/kernels/attention_kernels.h"

#include <limits>

namespace s2s::kernels {
namespace {

constexpr float kHidden = std::numeric_limits<float>::lowest();

/// Scores of one query in float32, hidden ones at the lowest value.
template <typename T>
S2S_INLINE void readScores(const AttentionMatrix& matrix, const T* scores, std::int64_t query,
                           float* values) {
  const std::int64_t keys = matrix.keys;
  if (matrix.distanceBias != nullptr) {
    const float* bias = matrix.distanceBias + (matrix.queries - 1 - query);
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key) values[key] = load(scores[key]) + bias[key];
  } else {
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key) values[key] = load(scores[key]);
  }
  if (matrix.visibleKeys != nullptr) {
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key)
      values[key] = matrix.visibleKeys[key] ? values[key] : kHidden;
  }
  if (matrix.keyTexts != nullptr) {
    const std::int32_t own = matrix.queryTexts[query];
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key)
      values[key] = matrix.keyTexts[key] == own ? values[key] : kHidden;
  }
  if (!matrix.causal) return;
  for (std::int64_t key = query + 1; key < keys; ++key) values[key] = kHidden;
}

S2S_INLINE void softmax(float* values, std::int64_t count) {
  float largest = kHidden;
#pragma omp simd reduction(max : largest)
  for (std::int64_t i = 0; i < count; ++i) largest = values[i] > largest ? values[i] : largest;
  float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < count; ++i) {
    values[i] = exponential(values[i] - largest);
    sum += values[i];
  }
  const float factor = 1.0f / sum;
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i) values[i] *= factor;
}

template <typename T>
S2S_INLINE void weightsOf(const AttentionMatrix& matrix, T* weights, T* dropped, float* scratch) {
  const std::int64_t keys = matrix.keys;
  const std::uint32_t threshold = matrix.dropout.threshold();
  const float scale = matrix.dropout.scale();
  for (std::int64_t query = 0; query < matrix.queries; ++query, weights += keys) {
    readScores(matrix, weights, query, scratch);
    softmax(scratch, keys);
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key) store(weights[key], scratch[key]);
    if (dropped == nullptr) continue;
    const std::uint64_t seed = matrix.dropout.ofRow(matrix.firstRow + query);
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key) {
      const float factor = dropoutFactor(seed, static_cast<std::uint32_t>(key), threshold, scale);
      store(dropped[key], scratch[key] * factor);
    }
    dropped += keys;
  }
}

template <typename T>
S2S_INLINE void gradientOf(const AttentionMatrix& matrix, const T* weights, T* gradient, T* dropped,
                           float* biasGradient, float* scratch) {
  const std::int64_t keys = matrix.keys;
  const std::uint32_t threshold = matrix.dropout.threshold();
  const float scale = matrix.dropout.scale();
  for (std::int64_t query = 0; query < matrix.queries; ++query, weights += keys, gradient += keys) {
    if (dropped != nullptr) {
      const std::uint64_t seed = matrix.dropout.ofRow(matrix.firstRow + query);
#pragma omp simd
      for (std::int64_t key = 0; key < keys; ++key) {
        const float factor = dropoutFactor(seed, static_cast<std::uint32_t>(key), threshold, scale);
        scratch[key] = load(gradient[key]) * factor;
        store(dropped[key], load(weights[key]) * factor);
      }
      dropped += keys;
    } else {
#pragma omp simd
      for (std::int64_t key = 0; key < keys; ++key) scratch[key] = load(gradient[key]);
    }
    float dot = 0.0f;
#pragma omp simd reduction(+ : dot)
    for (std::int64_t key = 0; key < keys; ++key) dot += scratch[key] * load(weights[key]);
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key) {
      scratch[key] = load(weights[key]) * (scratch[key] - dot);
      store(gradient[key], scratch[key]);
    }
    if (biasGradient == nullptr) continue;
    float* bias = biasGradient + (matrix.queries - 1 - query);
#pragma omp simd
    for (std::int64_t key = 0; key < keys; ++key) bias[key] += scratch[key];
  }
}

}  // namespace

S2S_VECTORISED void attentionWeights(const AttentionMatrix& matrix, float* weights, float* dropped,
                                     float* scratch) {
  weightsOf(matrix, weights, dropped, scratch);
}

S2S_VECTORISED void attentionWeights(const AttentionMatrix& matrix, BrainFloat* weights, BrainFloat* dropped,
                                     float* scratch) {
  weightsOf(matrix, weights, dropped, scratch);
}

S2S_VECTORISED void attentionWeightsBackward(const AttentionMatrix& matrix, const float* weights,
                                             float* gradient, float* dropped, float* biasGradient,
                                             float* scratch) {
  gradientOf(matrix, weights, gradient, dropped, biasGradient, scratch);
}

S2S_VECTORISED void attentionWeightsBackward(const AttentionMatrix& matrix, const BrainFloat* weights,
                                             BrainFloat* gradient, BrainFloat* dropped, float* biasGradient,
                                             float* scratch) {
  gradientOf(matrix, weights, gradient, dropped, biasGradient, scratch);
}

}  // namespace s2s::kernels
