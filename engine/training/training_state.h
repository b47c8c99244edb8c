#pragma once
// What going on exactly needs beside the model itself: float32 masters, the optimizer's averages, with LoRA
// the updates and the weights from before they were merged, and where the run was. It lies in the
// checkpoint's folder as training_state.safetensors and training_state.json; other programs read the folder
// as an ordinary Hugging Face directory.

#include <filesystem>
#include <optional>
#include <span>

#include "engine/core/result.h"
#include "engine/optimizers/optimizer.h"
#include "engine/optimizers/trained_parameters.h"
#include "engine/runs/run_directory.h"
#include "engine/training/early_stopping.h"
#include "engine/training/gradient_scaler.h"
#include "engine/training/moving_average.h"
#include "engine/training/part_limit.h"

namespace s2s {

/// Where a run is. Order of the data, dropout masks and corrupted spans are pure functions of the recipe's
/// seed and of the step, so no random stream has a state to keep.
struct TrainingProgress {
  std::int64_t step = 0;               ///< done, also those without an update; the optimizer counts the same
  double seconds = 0.0;                ///< spent training
  std::optional<BestCheckpoint> best;  ///< best validation so far
  std::optional<bool> bestIsLargest;   ///< how `best` was judged; states of earlier versions do not tell
  bool regular = false;  ///< the recipe wants a checkpoint of this step; else a pause alone writes one
  bool validationPending = false;  ///< the validation due at `step` was interrupted and is done on resume
  Patience patience;               ///< of early stopping
  double rateFactor = 1.0;         ///< on the learning rate, since runs were rolled back
  std::int64_t rollBacks = 0;
  bool rolledBack = false;         ///< the run went back to `step`, and none has been done since
  std::int64_t leftOut = 0;        ///< steps without an update, in a row
  PartLimit partLimit{};           ///< what micro-batches are split by for want of memory
  GradientScaler::State scaler{};  ///< of float16
};

/// Everything that a step changes beside the model's own weights, under the names of the file: the tensors
/// themselves, so that writing them is loading. `average` may be null; with one, the model of a checkpoint
/// holds the averages, and the weights are here.
std::vector<NamedTensor> stateTensors(const TrainedParameters& parameters, const Optimizer& optimizer,
                                      const MovingAverage* average);

/// Writes both files into `folder`, which exists. `tensors` are those of stateTensors().
Result<void> writeTrainingState(const std::filesystem::path& folder, const TrainingProgress& progress,
                                std::span<const NamedTensor> tensors);

/// Fills `tensors` in place. One that is missing or has another size is an error, and so is a number that no
/// run comes to, or a step other than the one that a checkpoint's folder is named after.
Result<TrainingProgress> readTrainingState(const std::filesystem::path& folder,
                                           std::span<const NamedTensor> tensors);

/// Whether the recipe wanted the checkpoint in this folder. One that a pause alone asked for is there to go
/// on from and counts for nothing else, so that pauses change nothing. Those of earlier versions count.
bool isRegularCheckpoint(const std::filesystem::path& folder);

}  // namespace s2s
