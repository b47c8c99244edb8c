// What the loop does about a loss, a gradient or a weight that is no number.
#include <algorithm>

#include "engine/core/process_memory.h"
#include "engine/layers/cpu_memory.h"
#include "engine/layers/numbers_probe.h"
#include "engine/recipes/optimizer_check.h"
#include "engine/runs/checkpoint_checksums.h"
#include "engine/runs/run_files.h"
#include "engine/training/bad_numbers.h"
#include "engine/training/training_loop.h"

namespace s2s {
namespace {

/// Steps in a row, and times, that a run may meet bad numbers before it stops.
constexpr std::int64_t kMostLeftOut = 20, kMostRollBacks = 5;

bool areFinite(const std::vector<NamedTensor>& tensors) {
  return std::ranges::all_of(tensors, [](const NamedTensor& named) { return allFinite(named.tensor); });
}

/// Two numbers of each tensor are looked at: a budget that is used up need not keep them from being read, and
/// what follows says so where it needs more.
class WithoutBudget {
 public:
  WithoutBudget() : m_before(cpu_memory::budget()) { cpu_memory::setBudget(std::nullopt); }
  ~WithoutBudget() { cpu_memory::setBudget(m_before); }
  WithoutBudget(const WithoutBudget&) = delete;
  WithoutBudget& operator=(const WithoutBudget&) = delete;

 private:
  std::optional<std::uint64_t> m_before;
};

/// The first trained tensor that holds something that is no number; empty where there is none.
std::string firstBadWeight(const TrainedParameters& parameters) {
  const WithoutBudget unbounded;
  for (const TrainedParameter& parameter : parameters.all()) {
    const bool isOne = parameter.master.is_same(parameter.weight);
    if (!allFinite(parameter.weight) || (!isOne && !allFinite(parameter.master))) return parameter.name;
  }
  return "";
}

/// What a checkpoint stores of the model, where it is what was written.
Result<std::vector<NamedTensor>> soundValues(const std::filesystem::path& checkpoint, const Model& model) {
  if (auto sound = checkCheckpoint(checkpoint); !sound) return sound.error();
  return storedValues(checkpoint, model);
}

}  // namespace

TrainingLoop::Interruption TrainingLoop::warn(const std::string& text) {
  const std::string line = "warning: " + text;
  if (m_surroundings->observer.message) m_surroundings->observer.message(line);
  return persist([&] { return m_surroundings->directory.appendLog(line); });
}

Result<TrainingLoop::Interruption> TrainingLoop::meetBadNumbers(const StepOutcome& outcome) {
  std::string what = "step " + std::to_string(m_progress.step + 1) +
                     " gave numbers that are none, first in " + outcome.badNumbers;
  const bool skips = m_setup.recipe.training.badNumbers == "skip";
  // A weight stays as it is, however many steps are left out.
  const bool mayPass = !outcome.badNumbers.starts_with(kBadWeight);
  if (skips && mayPass && m_progress.leftOut < kMostLeftOut) return leaveStepOut(outcome);
  if (skips && mayPass) what += ", after " + std::to_string(m_progress.leftOut) + " steps left out in a row";
  // From the one that the run went back to already, the same step would give the same.
  return goBackOrFail(std::move(what), m_progress.step + (m_progress.rolledBack ? 0 : 1));
}

Result<TrainingLoop::Interruption> TrainingLoop::lookAtWeights() {
  if (!m_progress.validationPending && !checkpointDue()) return Interruption::none;
  const std::string weight = firstBadWeight(m_parameters);
  if (weight.empty()) return Interruption::none;
  std::string what =
      "the weight " + weight + " holds numbers that are none after step " + std::to_string(m_progress.step);
  return goBackOrFail(std::move(what), m_progress.step);
}

Result<TrainingLoop::Interruption> TrainingLoop::goBackOrFail(std::string what, std::int64_t end) {
  // One that is still being written may be the only one there is to go back to, or to go on from.
  const auto interruption = finishCheckpoint();
  if (m_setup.recipe.training.badNumbers == "roll-back") {
    if (interruption != Interruption::none) return interruption;
    if (m_progress.rollBacks < kMostRollBacks) {
      auto good = lastGoodCheckpoint(end);
      if (!good) return good.error();
      if (*good) return rollBack(what, **good);
    }
    what += ", after " + std::to_string(m_progress.rollBacks) + " times going back";
  }
  return Error{what, m_surroundings->directory.path().string(), adviceOnBadNumbers()};
}

std::string TrainingLoop::adviceOnBadNumbers() const {
  if (lacksEpsilon(m_setup.recipe.optimizer))
    return "start again with optimizer.epsilon above 0, such as 1e-8";
  const std::filesystem::path run = m_surroundings->directory.path();
  // What lies where the weights last moved has led here, whatever the rate.
  const auto good = lastGoodCheckpoint(m_progress.step - m_progress.leftOut);
  if (!good || !*good) return "start again with a lower optimizer.learning_rate";
  const CheckpointEntry& entry = (*good)->entry;
  const std::string name = run_files::checkpointName(entry.step);
  if (lastCheckpoint(run)->step == entry.step)
    return "resume with a lower optimizer.learning_rate: the run goes on from " + name;
  return "start a new run from " + run.string() + "@" + name + " with a lower optimizer.learning_rate";
}

Error TrainingLoop::nothingLearned() const {
  return {"every step was left out, so no weight was ever changed; steps: " + std::to_string(m_progress.step),
          m_surroundings->directory.path().string(), adviceOnBadNumbers()};
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

TrainingLoop::Interruption TrainingLoop::setAside(const std::vector<DamagedCheckpoint>& damaged) {
  for (const DamagedCheckpoint& one : damaged) {
    auto interruption = persist([&] { return m_surroundings->directory.setCheckpointAside(one.entry); });
    if (interruption == Interruption::none) interruption = warn(setAsideWarning(one.damage));
    if (interruption != Interruption::none) return interruption;
  }
  return Interruption::none;
}

Result<TrainingLoop::Interruption> TrainingLoop::rollBack(const std::string& reason,
                                                          const GoodCheckpoint& good) {
  RunDirectory& directory = m_surroundings->directory;
  // Whoever lost what is in them may want it back; those that are only left behind go.
  if (const auto kept = setAside(good.damaged); kept != Interruption::none) return kept;
  Weights& weights = m_setup.bundle.model->weights();
  for (const NamedTensor& named : good.values) weights.fill(named.name, named.tensor);
  const std::string again =
      m_progress.rolledBack ? ", from the checkpoint of step " + std::to_string(m_progress.step) + " again"
                            : "";
  const double factor = m_progress.rateFactor / 2.0;
  const std::int64_t rollBacks = m_progress.rollBacks + 1;
  if (auto restored = restore(good.entry.path); !restored) return restored.error();
  m_progress.rateFactor = factor;
  m_progress.rollBacks = rollBacks;
  m_progress.rolledBack = true;
  m_checkpointStep = -1;  // that on the disk knows nothing of the lower rate
  const auto interruption = persist([&]() -> Result<void> {
    if (auto removed = directory.removeCheckpointsAfter(m_progress.step); !removed) return removed;
    if (auto rewound = rewindLogs(directory); !rewound || m_progress.best) return rewound;
    return decideBestAgain(directory);
  });
  if (interruption != Interruption::none) return interruption;
  return warn(reason + again + ": back to step " + std::to_string(m_progress.step) +
              ", with half the learning rate from here on");
}

Result<std::optional<TrainingLoop::GoodCheckpoint>> TrainingLoop::lastGoodCheckpoint(std::int64_t end) const {
  auto all = listCheckpoints(m_surroundings->directory.path());
  std::erase_if(all, [&](const CheckpointEntry& entry) { return entry.step >= end; });
  // Those of pauses come last: where a run was paused is not to decide where it goes back to.
  std::ranges::stable_partition(
      all, [](const CheckpointEntry& entry) { return !isRegularCheckpoint(entry.path); });
  std::vector<DamagedCheckpoint> damaged;
  // A weight may have gone wrong in a step's update, and so be in the checkpoint behind it.
  for (; !all.empty(); all.pop_back()) {
    auto values = soundValues(all.back().path, *m_setup.bundle.model);
    if (!values && values.error().kind != Error::Kind::failed) return values.error();
    if (!values)
      damaged.push_back({all.back(), values.error()});
    else if (areFinite(*values))
      return std::optional(GoodCheckpoint{all.back(), std::move(*values), std::move(damaged)});
  }
  return std::optional<GoodCheckpoint>();
}

}  // namespace s2s
