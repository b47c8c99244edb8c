#pragma once
// The mean of the weights of several checkpoints (Vaswani et al. 2017, section 6.1, average their last five).

#include <span>
#include <vector>

#include "engine/core/result.h"
#include "engine/models/weights.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// Means in float32 of the model's tensors in `checkpoints`, which is not empty; tensors without fractions
/// are those of the last. All must hold the same tensors.
Result<std::vector<NamedTensor>> averageCheckpoints(std::span<const CheckpointEntry> checkpoints);

}  // namespace s2s
