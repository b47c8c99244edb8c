#pragma once
// Products of a few rows with a bfloat16 matrix, for the CPU; single-threaded, float32 inside.

#include <cstdint>

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

/// y[row · stride + output] = x[row] · weight[output] for x [rows, width] and weight [outputs, width].
/// `scratch` holds `width` floats.
void productOfFewRows(const float* x, std::int64_t rows, std::int64_t width, const BrainFloat* weight,
                      std::int64_t outputs, BrainFloat* y, std::int64_t stride, float* scratch);

}  // namespace s2s::kernels
