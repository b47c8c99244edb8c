#pragma once
// Rows of a table by id, with gradients that never fill the table more than once a step.

#include "engine/layers/torch_api.h"

namespace s2s {

/// The same values as `weight`, for everything in one forward pass that uses it. Its users' gradients are
/// added up before they reach the weight: those of look-ups stay sparse until then, so that a vocabulary of
/// 250,000 rows is not zeroed and added once per user. The weight itself always receives a dense gradient.
torch::Tensor sharedTable(const torch::Tensor& weight);

/// ids [...] int64 → [..., width] of a table made by sharedTable, or of an int8 matrix (then in float32).
torch::Tensor embed(const torch::Tensor& table, const torch::Tensor& ids);

}  // namespace s2s
