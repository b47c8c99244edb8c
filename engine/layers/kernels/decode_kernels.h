#pragma once
// Attention of one new decoder position over kept keys and values, for the CPU; single-threaded, float32
// inside.

#include <cstdint>

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

/// What one head of one row looks at.
struct AttentionStep {
  std::int64_t length = 0;        ///< positions
  std::int64_t width = 0;         ///< of a head
  const float* bias = nullptr;    ///< [length]; null: none
  const bool* visible = nullptr;  ///< [length]; null: all. Where none is, all weigh alike
  const std::int32_t* rows =
      nullptr;                 ///< [length] which row holds a position; null: positions follow each other
  std::int64_t rowStride = 0;  ///< entries from one row's keys to the next one's
};

/// context [width] = softmax(query · keys + bias) · values. Position p of row r lies at keys + r · rowStride
/// + p · width. `scratch` holds length + width floats.
void attendStep(const AttentionStep& step, const float* query, const float* keys, const float* values,
                float* context, float* scratch);
void attendStep(const AttentionStep& step, const BrainFloat* query, const BrainFloat* keys,
                const BrainFloat* values, BrainFloat* context, float* scratch);

}  // namespace s2s::kernels
