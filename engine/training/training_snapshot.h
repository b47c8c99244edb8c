#pragma once
// Everything a checkpoint holds at one moment of a run.

#include <cstdint>
#include <filesystem>

#include "engine/core/result.h"
#include "engine/models/model_bundle.h"
#include "engine/training/training_state.h"

namespace s2s {

class TrainingSnapshot {
 public:
  /// Over the run's own tensors: what trains on changes it. `bundle` must outlive it. `average` may be null;
  /// with one, the averages are the model.
  TrainingSnapshot(const ModelBundle& bundle, torch::Dtype dtype, const TrainingProgress& progress,
                   const TrainedParameters& parameters, const Optimizer& optimizer,
                   const MovingAverage* average);

  /// What detached() takes of main memory.
  std::int64_t bytes() const;
  /// The same with copies of all tensors in main memory: it can be written on another thread while the run
  /// goes on. The tokenizer stays the bundle's.
  TrainingSnapshot detached() const;

  const TrainingProgress& progress() const { return m_progress; }

  /// Writes the checkpoint's folder, which must not exist: a Hugging Face directory with the training state
  /// and checksums beside it. LoRA's updates are merged in one weight after the other; memory that is too
  /// short even for that is an error.
  Result<void> write(const std::filesystem::path& folder) const;

 private:
  StoredModel m_model;
  std::vector<NamedTensor> m_state;
  TrainingProgress m_progress;
};

}  // namespace s2s
