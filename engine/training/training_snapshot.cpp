#include "engine/training/training_snapshot.h"

#include <unordered_map>

#include "engine/runs/checkpoint_checksums.h"
#include "engine/training/short_memory.h"

namespace s2s {
namespace {

/// As the file holds it, so that the thread that writes has nothing to compute.
torch::Dtype storedType(const torch::Tensor& tensor, torch::Dtype floatType) {
  return tensor.is_floating_point() ? floatType : tensor.scalar_type();
}

std::int64_t bytesOf(const std::vector<NamedTensor>& tensors, torch::Dtype floatType) {
  std::int64_t bytes = 0;
  for (const NamedTensor& named : tensors)
    bytes +=
        named.tensor.numel() * static_cast<std::int64_t>(elementSize(storedType(named.tensor, floatType)));
  return bytes;
}

std::vector<NamedTensor> copiesOf(const std::vector<NamedTensor>& tensors, torch::Dtype floatType,
                                  const WrittenValues& valuesOf = {}) {
  torch::NoGradGuard noGrad;
  std::vector<NamedTensor> copies;
  for (const NamedTensor& named : tensors) {
    const auto type = storedType(named.tensor, floatType);
    const torch::Tensor values = valuesOf ? valuesOf(named) : named.tensor;
    const bool isOwn = values.is_same(named.tensor);  // what was computed is a copy already
    copies.push_back({named.name, values.detach().to(torch::kCPU, type, false, isOwn).contiguous()});
  }
  return copies;
}

/// The averages, each known by the model's tensor that it is of.
class AveragedTensors {
 public:
  AveragedTensors(const Weights& weights, const MovingAverage& average) {
    for (const NamedTensor& named : average.tensors())
      m_averages.emplace(weights.at(named.name).unsafeGetTensorImpl(), named.tensor);
  }
  void takePlaceOf(torch::Tensor& tensor) const {
    const auto found = m_averages.find(tensor.unsafeGetTensorImpl());
    if (found != m_averages.end()) tensor = found->second;
  }

 private:
  std::unordered_map<const void*, torch::Tensor> m_averages;
};

}  // namespace

TrainingSnapshot::TrainingSnapshot(const ModelBundle& bundle, torch::Dtype dtype,
                                   const TrainingProgress& progress, const TrainedParameters& parameters,
                                   const Optimizer& optimizer, const MovingAverage* average)
    : m_model(storedForm(bundle, dtype)),
      m_state(stateTensors(parameters, optimizer, average)),
      m_progress(progress) {
  if (!average) return;
  const Weights& weights = bundle.model->weights();
  const AveragedTensors averages(weights, *average);
  for (NamedTensor& named : m_model.tensors) averages.takePlaceOf(named.tensor);
  if (!m_model.updates) return;
  for (NamedTensor& named : m_model.updates->tensors) averages.takePlaceOf(named.tensor);
  auto updates = weights.lowRankUpdates();
  for (auto& [name, update] : updates) {
    averages.takePlaceOf(update.down);
    averages.takePlaceOf(update.up);
  }
  m_model.valuesOf = merging(std::move(updates));
}

std::int64_t TrainingSnapshot::bytes() const {
  const std::int64_t updates =
      m_model.updates ? bytesOf(m_model.updates->tensors, torch::kFloat32) : std::int64_t{0};
  return bytesOf(m_model.tensors, m_model.dtype) + updates + bytesOf(m_state, torch::kFloat32);
}

TrainingSnapshot TrainingSnapshot::detached() const {
  TrainingSnapshot copy = *this;
  copy.m_model.tensors = copiesOf(m_model.tensors, m_model.dtype, m_model.valuesOf);
  copy.m_model.valuesOf = {};
  if (copy.m_model.updates) {
    copy.m_model.updates->tensors = copiesOf(m_model.updates->tensors, torch::kFloat32);
  }
  copy.m_state = copiesOf(m_state, torch::kFloat32);
  return copy;
}

Result<void> TrainingSnapshot::write(const std::filesystem::path& folder) const {
  return whereMemoryLasts("a checkpoint is written", folder.string(), [&]() -> Result<void> {
    if (auto written = writeModel(m_model, folder); !written) return written;
    if (auto written = writeTrainingState(folder, m_progress, m_state); !written) return written;
    return writeChecksums(folder);
  });
}

}  // namespace s2s
