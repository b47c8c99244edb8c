#include "engine/training/checkpoint_average.h"

#include <algorithm>

#include "engine/checkpoints/checkpoint.h"
#include "engine/runs/checkpoint_checksums.h"

namespace s2s {
namespace {

/// Torch widens short numbers before it adds them: so many at a time.
constexpr std::int64_t kAddedAtOnce = 1 << 16;

void addInRanges(torch::Tensor& sum, const torch::Tensor& values) {
  const torch::Tensor total = sum.view(-1), added = values.view(-1);
  for (std::int64_t begin = 0; begin < total.numel(); begin += kAddedAtOnce) {
    const std::int64_t end = std::min(total.numel(), begin + kAddedAtOnce);
    total.slice(0, begin, end).add_(added.slice(0, begin, end));
  }
}

Result<Checkpoint> openSound(const std::filesystem::path& folder) {
  if (auto sound = checkStoredWeights(folder); !sound) return sound.error();
  return openCheckpoint(folder);
}

}  // namespace

Result<CheckpointMean> CheckpointMean::open(std::span<const CheckpointEntry> checkpoints) {
  CheckpointMean mean;
  for (const CheckpointEntry& entry : checkpoints) {
    auto checkpoint = openSound(entry.path);
    if (!checkpoint && checkpoint.error().kind != Error::Kind::failed) return checkpoint.error();
    if (!checkpoint) {
      mean.m_leftOut.push_back(checkpoint.error());
      continue;
    }
    mean.m_steps.push_back(entry.step);
    mean.m_checkpoints.push_back(std::move(checkpoint->tensors));
    for (const auto& [name, tensor] : mean.m_checkpoints.front()) {
      const TensorMap& own = mean.m_checkpoints.back();
      const auto found = own.find(name);
      if (found == own.end() || found->second.sizes() != tensor.sizes()) {
        return Error{"the checkpoints hold different tensors: " + name, entry.path.string(),
                     "set checkpoints.average_last to 0"};
      }
    }
  }
  return mean;
}

std::vector<NamedTensor> CheckpointMean::tensors() const {
  std::vector<NamedTensor> all;
  for (const auto& [name, first] : m_checkpoints.front())
    all.push_back({name, m_checkpoints.back().at(name)});
  return all;
}

torch::Tensor CheckpointMean::of(const std::string& name) const {
  const torch::NoGradGuard noGrad;
  const torch::Tensor& last = m_checkpoints.back().at(name);
  if (!last.is_floating_point()) return last;
  torch::Tensor sum = m_checkpoints.front().at(name).to(torch::kFloat32, false, true);
  for (std::size_t i = 1; i < m_checkpoints.size(); ++i) addInRanges(sum, m_checkpoints[i].at(name));
  return sum.div_(static_cast<double>(m_checkpoints.size()));
}

}  // namespace s2s
