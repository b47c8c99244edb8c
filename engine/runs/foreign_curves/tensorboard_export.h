#pragma once
// A run's curves as an event file of TensorBoard.

#include <filesystem>

#include "engine/core/result.h"

namespace s2s {

struct TensorboardExport {
  std::filesystem::path file;
  std::int64_t points = 0;
  std::int64_t curves = 0;
};

/// Writes every number of a run's metrics.jsonl into one event file in `folder` (made where it is missing),
/// in single precision as TensorBoard keeps scalars. Tags are "train/loss", "validation/loss",
/// "validation/loss/SET" for named validation sets. The file is named after the run's start and name, so
/// writing it again replaces it. It is read back and compared. A folder that is no
/// run is an error of kind invalidInput.
Result<TensorboardExport> exportTensorboard(const std::filesystem::path& run,
                                            const std::filesystem::path& folder);

/// "validation_loss" → "validation/loss", "loss" → "train/loss": what metricOfTag() undoes.
std::string tagOfMetric(const std::string& metric);

}  // namespace s2s
