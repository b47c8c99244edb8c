#include "engine/layers/kernels/loss_kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace s2s::kernels {
namespace {

/// A quarter of a million exponentials are summed in short runs, so that no small one is lost beside a large
/// sum.
constexpr std::int64_t kRun = 4096;

template <typename T>
S2S_INLINE float largestOf(const T* logits, std::int64_t count) {
  float largest = -std::numeric_limits<float>::infinity();
#pragma omp simd reduction(max : largest)
  for (std::int64_t i = 0; i < count; ++i) {
    const float value = load(logits[i]);
    largest = value > largest ? value : largest;
  }
  return largest;
}

template <typename T>
S2S_INLINE double sumOfExponentials(const T* logits, std::int64_t count, float largest) {
  double total = 0.0;
  for (std::int64_t begin = 0; begin < count; begin += kRun) {
    const std::int64_t end = std::min(count, begin + kRun);
    float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = begin; i < end; ++i) sum += exponential(load(logits[i]) - largest);
    total += static_cast<double>(sum);
  }
  return total;
}

template <typename T>
S2S_INLINE double sumOf(const T* logits, std::int64_t count) {
  double total = 0.0;
  for (std::int64_t begin = 0; begin < count; begin += kRun) {
    const std::int64_t end = std::min(count, begin + kRun);
    float sum = 0.0f;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = begin; i < end; ++i) sum += load(logits[i]);
    total += static_cast<double>(sum);
  }
  return total;
}

template <typename T>
S2S_INLINE bool noneBeforeIsAsLarge(const T* logits, std::int64_t label, float largest) {
  for (std::int64_t i = 0; i < label; ++i) {
    if (load(logits[i]) == largest) return false;
  }
  return true;
}

template <typename T>
S2S_INLINE RowLoss lossOf(T* logits, std::int64_t count, std::int64_t label, const RowLossOptions& options) {
  RowLoss loss;
  const float largest = largestOf(logits, count);
  const double total = sumOfExponentials(logits, count, largest);
  const auto logTotal = static_cast<float>(std::log(total));
  const float ofLabel = load(logits[label]) - largest;
  loss.negativeLogLikelihood = logTotal - ofLabel;
  loss.isArgMax = ofLabel == 0.0f && noneBeforeIsAsLarge(logits, label, largest);
  if (options.smoothing != 0.0f) {
    const double mean = sumOf(logits, count) / static_cast<double>(count);
    loss.meanNegativeLog = static_cast<float>(static_cast<double>(logTotal + largest) - mean);
  }
  if (!options.wantsGradient) return loss;
  const auto factor = static_cast<float>(static_cast<double>(options.scale) / total);
  const float spread = options.smoothing * options.scale / static_cast<float>(count);
  const float labelGradient =
      exponential(ofLabel) * factor - spread - (1.0f - options.smoothing) * options.scale;
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i)
    store(logits[i], exponential(load(logits[i]) - largest) * factor - spread);
  store(logits[label], labelGradient);
  return loss;
}

}  // namespace

S2S_VECTORISED RowLoss rowLoss(float* logits, std::int64_t count, std::int64_t label,
                               const RowLossOptions& options) {
  return lossOf(logits, count, label, options);
}

S2S_VECTORISED RowLoss rowLoss(BrainFloat* logits, std::int64_t count, std::int64_t label,
                               const RowLossOptions& options) {
  return lossOf(logits, count, label, options);
}

}  // namespace s2s::kernels
