#include "engine/comparisons/base_weights.h"

#include <algorithm>

#include "engine/runs/run_directory.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownDigits = 12;  ///< of a SHA-256; the report's table has all

std::string beginningOf(const std::string& sha256) { return sha256.substr(0, kShownDigits) + "…"; }

/// Whether a run is bound to the weights that are recorded of it: as long as nothing is trained, those of one
/// that waits again may be mended.
bool isBound(const fs::path& comparison, const QueuedRun& run) {
  if (run.weights.empty()) return false;
  if (run.stage != RunStage::waiting && run.stage != RunStage::failed) return true;
  return isRunDirectory(comparison / comparison_files::kRuns / run.name);
}

/// The first that are known of the entrant, its own before those of other seeds.
const std::vector<WeightFile>* weightsBefore(const fs::path& comparison, const ComparisonQueue& queue,
                                             const QueuedRun& run) {
  if (isBound(comparison, run)) return &run.weights;
  const auto other = std::ranges::find_if(queue.runs, [&](const QueuedRun& one) {
    return one.entrant == run.entrant && isBound(comparison, one);
  });
  return other == queue.runs.end() ? nullptr : &other->weights;
}

std::string nameOf(const WeightFile& file) { return fs::path(file.path).filename().string(); }

}  // namespace

Result<void> checkSameWeights(const fs::path& comparison, const ComparisonQueue& queue, const QueuedRun& run,
                              const Recipe& recipe) {
  const std::vector<WeightFile>* const before = weightsBefore(comparison, queue, run);
  if (before == nullptr || lastCheckpoint(comparison / comparison_files::kRuns / run.name)) return {};
  const auto now = baseWeightsOf(recipe);
  if (!now) return now.error();
  for (const WeightFile& file : *before) {
    // By its name alone: the best checkpoint of a run is another folder by and by.
    const auto same = std::ranges::find(*now, nameOf(file), nameOf);
    if (same == now->end())
      return Error{
          "the model is not read any more from this file of weights, with which the comparison began",
          file.path,
          "bring back the file with SHA-256 " + file.sha256 +
              ", or begin the comparison anew in another folder",
          Error::Kind::invalidInput};
    if (same->sha256 == file.sha256) continue;
    const std::string was = beginningOf(file.sha256), is = beginningOf(same->sha256);
    return Error{
        "the base weights have changed since the comparison began: SHA-256 " + was + " then, " + is + " now",
        same->path, "bring back the file, or begin the comparison anew in another folder",
        Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace s2s
