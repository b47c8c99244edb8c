#include "engine/training/training_snapshot.h"

#include <unordered_map>

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

std::vector<NamedTensor> copiesOf(const std::vector<NamedTensor>& tensors, torch::Dtype floatType) {
  torch::NoGradGuard noGrad;
  std::vector<NamedTensor> copies;
  for (const auto& [name, tensor] : tensors) {
    const auto type = storedType(tensor, floatType);
    copies.push_back({name, tensor.detach().to(torch::kCPU, type, false, true).contiguous()});
  }
  return copies;
}

}  // namespace

TrainingSnapshot::TrainingSnapshot(const ModelBundle& bundle, torch::Dtype dtype,
                                   const TrainingProgress& progress, const TrainedParameters& parameters,
                                   const Optimizer& optimizer, MovingAverage* average)
    : m_state(stateTensors(parameters, optimizer, average)), m_progress(progress) {
  // What the model's files hold may be computed from its weights (LoRA's merged ones): from the averages
  // then.
  const MovingAverage::InPlace averaged(average);
  m_model = storedForm(bundle, dtype);
  if (!average) return;
  std::unordered_map<std::string, torch::Tensor> averages;
  for (const NamedTensor& named : average->tensors()) averages.emplace(named.name, named.tensor);
  for (NamedTensor& named : m_model.tensors) {
    if (const auto found = averages.find(named.name); found != averages.end()) named.tensor = found->second;
  }
  // Under names of their own: copied while the averages are in place.
  if (m_model.updates) m_model.updates->tensors = copiesOf(m_model.updates->tensors, torch::kFloat32);
}

std::int64_t TrainingSnapshot::bytes() const {
  const std::int64_t updates =
      m_model.updates ? bytesOf(m_model.updates->tensors, torch::kFloat32) : std::int64_t{0};
  return bytesOf(m_model.tensors, m_model.dtype) + updates + bytesOf(m_state, torch::kFloat32);
}

TrainingSnapshot TrainingSnapshot::detached() const {
  TrainingSnapshot copy = *this;
  copy.m_model.tensors = copiesOf(m_model.tensors, m_model.dtype);
  if (copy.m_model.updates) {
    copy.m_model.updates->tensors = copiesOf(m_model.updates->tensors, torch::kFloat32);
  }
  copy.m_state = copiesOf(m_state, torch::kFloat32);
  return copy;
}

Result<void> TrainingSnapshot::write(const std::filesystem::path& folder) const {
  if (auto written = writeModel(m_model, folder); !written) return written;
  return writeTrainingState(folder, m_progress, m_state);
}

}  // namespace s2s
