#pragma once
// Adam's step on one row of a parameter, for the CPU: gradient, averages, master and weight in one pass over
// memory. Single-threaded, float32 inside.

#include <cstdint>

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

struct AdamStep {
  float gradientScale = 1.0f;
  float beta1 = 0.9f, beta2 = 0.999f;
  float stepSize = 0.0f;          ///< learning rate / (1 − beta1^t)
  float secondCorrection = 1.0f;  ///< 1 / sqrt(1 − beta2^t)
  float epsilon = 1e-8f;
  float keep = 1.0f;          ///< decoupled decay: 1 − learning rate × decay
  float coupledDecay = 0.0f;  ///< coupled decay: this times the weight is added to the gradient
};

/// What a step changes. `weight` is null where the master is the weight itself.
struct AdamRow {
  std::int64_t count = 0;
  float* master = nullptr;
  BrainFloat* weight = nullptr;
};

/// `gradient` may be null: all zeros.
void adamRow(const AdamStep& step, const AdamRow& row, const float* gradient, float* first, float* second);
void adamRow(const AdamStep& step, const AdamRow& row, const BrainFloat* gradient, float* first,
             float* second);

/// Entries that share a scale in the 8-bit averages (Dettmers et al. 2022, "8-bit optimizers via block-wise
/// quantization").
inline constexpr std::int64_t kAverageBlock = 256;

/// Averages in 8 bits. Every block of a row has the largest magnitude as its scale; a code stands for scale ×
/// 2^(−k/8), for 0, and in the first average has a sign. Between two codes the choice is random with the
/// right mean, from `seed` and the place, so that decays smaller than the distance of two codes still count
/// and a step is repeatable. A second average above 0 never becomes 0.
struct EightBitAverages {
  std::uint8_t* first = nullptr;
  std::uint8_t* second = nullptr;
  float* firstScales = nullptr;
  float* secondScales = nullptr;
  std::uint64_t seed = 0;
};

void adamRow(const AdamStep& step, const AdamRow& row, const float* gradient,
             const EightBitAverages& averages);
void adamRow(const AdamStep& step, const AdamRow& row, const BrainFloat* gradient,
             const EightBitAverages& averages);

}  // namespace s2s::kernels
