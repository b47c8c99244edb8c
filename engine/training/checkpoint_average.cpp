#include "engine/training/checkpoint_average.h"

#include "engine/checkpoints/checkpoint.h"

namespace s2s {

Result<std::vector<NamedTensor>> averageCheckpoints(std::span<const CheckpointEntry> checkpoints) {
  torch::NoGradGuard noGrad;
  std::vector<NamedTensor> means;
  for (const CheckpointEntry& entry : checkpoints) {
    const auto checkpoint = openCheckpoint(entry.path);
    if (!checkpoint) return checkpoint.error();
    const bool first = means.empty();
    if (first) {
      for (const auto& [name, tensor] : checkpoint->tensors) {
        const bool adds = tensor.is_floating_point();
        means.push_back({name, tensor.to(adds ? torch::kFloat32 : tensor.scalar_type(), false, true)});
      }
      continue;
    }
    for (NamedTensor& mean : means) {
      const auto found = checkpoint->tensors.find(mean.name);
      if (found == checkpoint->tensors.end() || found->second.sizes() != mean.tensor.sizes()) {
        return Error{"the checkpoints hold different tensors: " + mean.name, entry.path.string(),
                     "set checkpoints.average_last to 0"};
      }
      if (mean.tensor.is_floating_point())
        mean.tensor.add_(found->second);
      else
        mean.tensor.copy_(found->second);
    }
  }
  for (NamedTensor& mean : means) {
    if (mean.tensor.is_floating_point()) mean.tensor.div_(static_cast<double>(checkpoints.size()));
  }
  return means;
}

}  // namespace s2s
