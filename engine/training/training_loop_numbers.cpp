// What the loop does about a loss or a gradient that is no number.
#include <algorithm>

#include "engine/core/process_memory.h"
#include "engine/layers/numbers_probe.h"
#include "engine/training/training_loop.h"

namespace s2s {
namespace {

/// Steps in a row, and times, that a run may meet bad numbers before it stops.
constexpr std::int64_t kMostLeftOut = 20, kMostRollBacks = 5;

bool areFinite(const std::vector<NamedTensor>& tensors) {
  return std::ranges::all_of(tensors, [](const NamedTensor& named) { return allFinite(named.tensor); });
}

}  // namespace

TrainingLoop::Interruption TrainingLoop::warn(const std::string& text) {
  const std::string line = "warning: " + text;
  if (m_surroundings->observer.message) m_surroundings->observer.message(line);
  return persist([&] { return m_surroundings->directory.appendLog(line); });
}

Result<TrainingLoop::Interruption> TrainingLoop::meetBadNumbers(const StepOutcome& outcome) {
  const std::string what = "step " + std::to_string(m_progress.step + 1) +
                           " gave numbers that are none, first in " + outcome.badNumbers;
  const std::string& policy = m_setup.recipe.training.badNumbers;
  const bool maySkip = policy == "skip" && m_progress.leftOut < kMostLeftOut;
  if (policy == "roll-back") {
    // One that is still being written may be the only one there is to go back to.
    const auto interruption = finishCheckpoint();
    if (interruption != Interruption::none) return interruption;
  }
  const bool mayRollBack = policy == "roll-back" && m_progress.rollBacks < kMostRollBacks &&
                           lastCheckpoint(m_surroundings->directory.path());
  if (maySkip) return leaveStepOut(outcome);
  if (mayRollBack) return rollBack(what);
  std::string before;
  if (policy == "skip") before = ", after " + std::to_string(m_progress.leftOut) + " steps left out in a row";
  if (policy == "roll-back") before = ", after " + std::to_string(m_progress.rollBacks) + " times going back";
  return Error{what + before, m_surroundings->directory.path().string(),
               "lower optimizer.learning_rate and resume from the last checkpoint or start again"};
}

Result<TrainingLoop::Interruption> TrainingLoop::leaveStepOut(const StepOutcome& outcome) {
  ++m_progress.step;
  m_progress.regular = false;
  ++m_progress.leftOut;
  m_progress.validationPending = validationDue();
  const Json line = {{"step", m_progress.step},          {"epoch", epoch()},
                     {"time_s", m_progress.seconds},     {"loss", nullptr},
                     {"gradient_norm", nullptr},         {"skipped", outcome.badNumbers},
                     {"resident_bytes", residentBytes()}};
  auto interruption = persist([&] { return m_surroundings->directory.appendMetrics(line); });
  if (interruption != Interruption::none) return interruption;
  const auto& stepDone = m_surroundings->observer.stepDone;
  if (stepDone) stepDone(m_progress.step, line);
  return warn("step " + std::to_string(m_progress.step) + " was left out: numbers that are none, first in " +
              outcome.badNumbers);
}

Result<TrainingLoop::Interruption> TrainingLoop::rollBack(const std::string& reason) {
  RunDirectory& directory = m_surroundings->directory;
  auto good = lastGoodCheckpoint();
  if (!good) return good.error();
  Weights& weights = m_setup.bundle.model->weights();
  for (const NamedTensor& named : good->values) weights.fill(named.name, named.tensor);
  const double factor = m_progress.rateFactor / 2.0;
  const std::int64_t rollBacks = m_progress.rollBacks + 1;
  if (auto restored = restore(good->entry.path); !restored) return restored.error();
  m_progress.rateFactor = factor;
  m_progress.rollBacks = rollBacks;
  m_checkpointStep = -1;  // that on the disk knows nothing of the lower rate
  const auto interruption = persist([&]() -> Result<void> {
    if (auto removed = directory.removeCheckpointsAfter(m_progress.step); !removed) return removed;
    return rewindLogs(directory);
  });
  if (interruption != Interruption::none) return interruption;
  return warn(reason + ": back to step " + std::to_string(m_progress.step) +
              ", with half the learning rate from here on");
}

Result<TrainingLoop::GoodCheckpoint> TrainingLoop::lastGoodCheckpoint() const {
  const auto folder = m_surroundings->directory.path();
  auto all = listCheckpoints(folder);
  // Those of pauses come last: where a run was paused is not to decide where it goes back to.
  std::ranges::stable_partition(
      all, [](const CheckpointEntry& entry) { return !isRegularCheckpoint(entry.path); });
  // A weight may have gone wrong in a step's update, and so be in the checkpoint behind it.
  for (; !all.empty(); all.pop_back()) {
    auto values = storedValues(all.back().path, *m_setup.bundle.model);
    if (!values) return values.error();
    if (areFinite(*values)) return GoodCheckpoint{all.back(), std::move(*values)};
  }
  return Error{"no checkpoint is left whose weights are numbers", folder.string(), "start again"};
}

}  // namespace s2s
