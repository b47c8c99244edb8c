#pragma once
// The mean of the weights of several checkpoints (Vaswani et al. 2017, section 6.1, average their last five).

#include <span>
#include <vector>

#include "engine/checkpoints/tensor_map.h"
#include "engine/core/result.h"
#include "engine/models/weights.h"
#include "engine/runs/run_directory.h"

namespace s2s {

/// Over the mapped files: a mean is made when it is asked for, so that a single one is held at a time.
class CheckpointMean {
 public:
  /// Of `checkpoints`, which is not empty. All must hold the same tensors.
  static Result<CheckpointMean> open(std::span<const CheckpointEntry> checkpoints);

  /// What there are means of, as the last checkpoint has them.
  std::vector<NamedTensor> tensors() const;
  /// In float32; a tensor without fractions is that of the last checkpoint.
  torch::Tensor of(const std::string& name) const;

 private:
  std::vector<TensorMap> m_checkpoints;
};

}  // namespace s2s
