#pragma once
// What going on exactly needs beside the model itself: float32 masters, the optimizer's averages, with LoRA
// the updates and the weights from before they were merged, and where the run was. It lies in the
// checkpoint's folder as training_state.safetensors and training_state.json; other programs read the folder
// as an ordinary Hugging Face directory.

#include <filesystem>
#include <optional>

#include "engine/core/result.h"
#include "engine/optimizers/optimizer.h"
#include "engine/optimizers/trained_parameters.h"
#include "engine/runs/run_directory.h"
#include "engine/training/gradient_scaler.h"

namespace s2s {

/// Where a run is. Order of the data, dropout masks and corrupted spans are pure functions of the recipe's
/// seed and of the step, so no random stream has a state to keep.
struct TrainingProgress {
  std::int64_t step = 0;               ///< optimizer steps done
  double seconds = 0.0;                ///< spent training
  std::optional<BestCheckpoint> best;  ///< best validation so far
  GradientScaler::State scaler{};      ///< of float16
  std::int64_t rowsAtOnce = 0;     ///< parts that micro-batches are split into for want of memory; 0: whole
  bool validationPending = false;  ///< the validation due at `step` was interrupted and is done on resume
};

/// Writes both files into `folder`, which exists.
Result<void> saveTrainingState(const std::filesystem::path& folder, const TrainingProgress& progress,
                               const TrainedParameters& parameters, const Optimizer& optimizer);

/// Fills masters and averages in place. A tensor that is missing or has another size is an error.
Result<TrainingProgress> loadTrainingState(const std::filesystem::path& folder, TrainedParameters& parameters,
                                           Optimizer& optimizer);

}  // namespace s2s
