#pragma once
// Products of a few rows with a matrix stored in fewer bits, for the CPU; single-threaded, float32 inside.

#include <cstdint>

#include "engine/layers/kernels/vector_math.h"

namespace s2s::kernels {

/// y[row · stride + output] = x[row] · weight[output] for x [rows, width] and weight [outputs, width].
/// `scratch` holds `width` floats.
void productOfFewRows(const float* x, std::int64_t rows, std::int64_t width, const BrainFloat* weight,
                      std::int64_t outputs, BrainFloat* y, std::int64_t stride, float* scratch);
/// The same for rows of `width` int8 entries, each row followed by its float32 scale (layers/int8_matrix.h).
void productOfFewRows(const float* x, std::int64_t rows, std::int64_t width, const std::int8_t* weight,
                      std::int64_t outputs, float* y, std::int64_t stride, float* scratch);

}  // namespace s2s::kernels
