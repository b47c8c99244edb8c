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
  /// Of those of `checkpoints` whose weights are what was written and can be read; all must hold the same
  /// tensors.
  static Result<CheckpointMean> open(std::span<const CheckpointEntry> checkpoints);

  /// Of the checkpoints that it is the mean of, in their order; where there are none, neither is there a
  /// mean.
  const std::vector<std::int64_t>& steps() const { return m_steps; }
  /// What is wrong with each of the others.
  const std::vector<Error>& leftOut() const { return m_leftOut; }

  /// What there are means of, as the last checkpoint has them.
  std::vector<NamedTensor> tensors() const;
  /// In float32; a tensor without fractions is that of the last checkpoint.
  torch::Tensor of(const std::string& name) const;

 private:
  std::vector<TensorMap> m_checkpoints;
  std::vector<std::int64_t> m_steps;
  std::vector<Error> m_leftOut;
};

}  // namespace s2s
