#include "engine/comparisons/run_progress.h"

#include "engine/runs/run_directory.h"

namespace s2s {

RunProgress progressOf(const std::filesystem::path& comparison, const QueuedRun& run) {
  const std::filesystem::path folder = comparison / comparison_files::kRuns / run.name;
  const auto summary = readRunSummary(folder);
  if (!summary) return {};
  RunProgress progress;
  progress.step = summary->step;
  if (run.stage == RunStage::measured)
    progress.training = runOwner(folder) ? RunProgress::Training::running : RunProgress::Training::paused;
  return progress;
}

std::string stageText(const QueuedRun& run, const RunProgress& progress) {
  switch (progress.training) {
    case RunProgress::Training::running:
      return "training";
    case RunProgress::Training::paused:
      return "paused";
    case RunProgress::Training::none:
      break;
  }
  return toText(run.stage);
}

}  // namespace s2s
