#pragma once
// How far a run of a comparison is by its own folder: the queue learns of a training only once that has
// ended.

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/comparisons/comparison_queue.h"

namespace s2s {

struct RunProgress {
  enum class Training {
    none,     ///< not begun, or over
    running,  ///< a process works on it
    paused    ///< begun, and goes on where it stopped; so does one that was killed
  };
  Training training = Training::none;
  std::int64_t step = 0;  ///< the last one done
};

/// Of a run in the comparison's folder; safe while another process works on it.
RunProgress progressOf(const std::filesystem::path& comparison, const QueuedRun& run);

/// "training" or "paused"; where it does neither, its stage.
std::string stageText(const QueuedRun& run, const RunProgress& progress);

}  // namespace s2s
