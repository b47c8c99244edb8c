// What the loop keeps on disk: checkpoints in the background, the best one's name, the mean of the last ones.
#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "engine/core/atomic_file.h"
#include "engine/layers/out_of_memory.h"
#include "engine/runs/checkpoint_checksums.h"
#include "engine/runs/run_files.h"
#include "engine/shapes/added_layers.h"
#include "engine/training/checkpoint_average.h"
#include "engine/training/short_memory.h"
#include "engine/training/training_loop.h"
#include "engine/training/validation.h"

namespace s2s {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Nothing where the memory is short after all.
std::optional<TrainingSnapshot> detachedWhereItFits(const TrainingSnapshot& snapshot) {
  std::optional<TrainingSnapshot> copy;
  (void)fitsInMemory([&] { copy.emplace(snapshot.detached()); });
  return copy;
}

/// How many of the newest checkpoints hold so many regular ones: that of a pause takes no other one's place.
std::int64_t newestWith(std::int64_t regular, const std::vector<CheckpointEntry>& all) {
  std::int64_t newest = 0;
  for (auto entry = all.rbegin(); entry != all.rend() && regular > 0; ++entry, ++newest) {
    if (isRegularCheckpoint(entry->path)) --regular;
  }
  return newest;
}

/// Weights that have LoRA's updates in them: these come to nothing beside.
void fillMerged(Weights& weights, const CheckpointMean& merged) {
  torch::NoGradGuard noGrad;
  for (const NamedTensor& named : weights.unmerged()) {
    if (isLowRank(named.name)) torch::Tensor(named.tensor).zero_();
  }
  for (const NamedTensor& named : merged.tensors()) weights.fill(named.name, merged.of(named.name));
}

}  // namespace

TrainingLoop::Interruption TrainingLoop::persist(const std::function<Result<void>()>& write) {
  while (true) {
    const Result<void> written = write();
    if (written) return Interruption::none;
    m_obstacle = written.error();
    const auto& tryAgain = m_surroundings->observer.cannotWrite;
    if (!tryAgain || !tryAgain(*m_obstacle)) return Interruption::unwritten;
  }
}

TrainingLoop::Interruption TrainingLoop::checkpoint(bool mayBeInBackground) {
  bool inBackground = mayBeInBackground && m_setup.recipe.checkpoints.inBackground;
  if (m_checkpointStep != m_progress.step) {
    if (const auto before = finishCheckpoint(); before != Interruption::none) return before;
    const auto start = Clock::now();
    m_parameters.clearGradients();  // the step has used them, and what is merged takes some room
    const TrainingSnapshot now(m_setup.bundle, m_setup.dtype, m_progress, m_parameters, *m_optimizer,
                               m_average ? &*m_average : nullptr);
    std::optional<TrainingSnapshot> copy;
    if (inBackground && m_surroundings->writer.hasRoomFor(now.bytes())) copy = detachedWhereItFits(now);
    inBackground = copy.has_value();
    m_surroundings->writer.begin(copy ? std::move(*copy) : now, inBackground);
    m_checkpointStep = m_progress.step;
    m_snapshotSeconds = secondsSince(start);
  }
  return inBackground ? Interruption::none : finishCheckpoint();
}

TrainingLoop::Interruption TrainingLoop::finishCheckpoint() {
  CheckpointWriter& writer = m_surroundings->writer;
  writer.wait();
  return persist([&]() -> Result<void> {
    const auto start = Clock::now();
    auto written = writer.finish();
    if (!written) return written.error();
    if (*written) m_unnamed = **written;
    if (!m_unnamed) return {};
    if (auto named = nameAndPrune(*m_unnamed); !named) return named;
    const std::int64_t step = std::exchange(m_unnamed, std::nullopt)->step;
    const auto& took = m_surroundings->observer.checkpointTook;
    if (took) took(step, {m_snapshotSeconds + secondsSince(start), writer.secondsBeside()});
    return {};
  });
}

Result<void> TrainingLoop::nameAndPrune(const TrainingProgress& written) {
  RunDirectory& directory = m_surroundings->directory;
  const TrainingObserver& observer = m_surroundings->observer;
  if (auto named = nameBest(directory, written); !named) return named;
  const CheckpointsSection& options = m_setup.recipe.checkpoints;
  // That of a pause may be the best, where another metric or mode decided so since.
  const auto isKeptAsBest = [&](std::int64_t step) {
    return options.keepBest && written.best && written.best->step == step;
  };
  for (const CheckpointEntry& entry : listCheckpoints(directory.path())) {
    if (entry.step >= written.step || isKeptAsBest(entry.step) || isRegularCheckpoint(entry.path)) continue;
    if (auto removed = directory.removeCheckpoint(entry.step); !removed) return removed;
  }
  const std::int64_t keepLast = newestWith(std::max({options.keepLast, options.averageLast, std::int64_t{1}}),
                                           listCheckpoints(directory.path()));
  if (auto pruned = directory.pruneCheckpoints(keepLast, options.keepBest); !pruned) return pruned;
  if (auto named = nameBest(directory, written); !named) return named;
  if (observer.checkpointWritten) {
    if (const auto last = lastCheckpoint(directory.path()))
      observer.checkpointWritten(written.step, last->path);
  }
  return {};
}

Result<void> TrainingLoop::nameBest(RunDirectory& run, const TrainingProgress& written) {
  const auto all = listCheckpoints(run.path());
  const auto isThere = [&](std::int64_t step) {
    return std::ranges::any_of(all, [&](const CheckpointEntry& entry) { return entry.step == step; });
  };
  if (written.best && isThere(written.best->step)) return run.setBest(*written.best);
  // No validation yet, or its checkpoint is not kept: the last one is the best there is.
  return run.setBest({written.step, "", std::numeric_limits<double>::quiet_NaN()});
}

Result<void> TrainingLoop::decideBestAgain(RunDirectory& run) {
  m_progress.best.reset();
  const auto all = listCheckpoints(run.path());
  for (std::uintmax_t offset = 0;;) {
    const auto lines = readMetrics(run.path(), offset);
    if (!lines) return lines.error();
    if (lines->empty()) return nameBest(run, m_progress);
    for (const Json& line : *lines) {
      const auto step = run_files::stepOf(line);
      if (step && std::ranges::find(all, *step, &CheckpointEntry::step) != all.end()) noteBest(line);
    }
  }
}

Result<TrainingLoop::Interruption> TrainingLoop::averageLastCheckpoints() {
  RunDirectory& directory = m_surroundings->directory;
  auto all = listCheckpoints(directory.path());
  std::erase_if(all, [](const CheckpointEntry& entry) { return !isRegularCheckpoint(entry.path); });
  const auto wanted = static_cast<std::size_t>(m_setup.recipe.checkpoints.averageLast);
  if (wanted == 0 || all.empty()) return Interruption::none;
  if (all.size() > wanted) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(wanted));
  const auto mean = CheckpointMean::open(all);
  if (!mean) return mean.error();
  for (const Error& damage : mean->leftOut()) {
    const auto told =
        warn("a damaged checkpoint is left out of the average: " + damage.what + ", " + damage.where);
    if (told != Interruption::none) return told;
  }
  if (mean->steps().empty()) return Interruption::none;
  const ModelBundle& bundle = m_setup.bundle;
  m_parameters.clearGradients();
  m_holdsMean = true;
  const std::string where = directory.path().string();
  Interruption interruption = persist([&] {
    return whereMemoryLasts("checkpoints are averaged", where, [&]() -> Result<void> {
      fillMerged(bundle.model->weights(), *mean);
      return {};
    });
  });
  if (interruption != Interruption::none) return interruption;
  const auto goOn = [&] { return (interruption = look()) == Interruption::none; };
  Json described = {{"steps", mean->steps()}};
  if (!m_setup.data.validation().empty()) {
    const auto result = validate(*m_task, *bundle.model, m_setup.data.validation(), m_setup.recipe.evaluation,
                                 validationBatch(), m_validationLimits, goOn, &m_surroundings->control);
    if (interruption != Interruption::none) return interruption;
    if (!result && result.error().kind == Error::Kind::cancelled) return Interruption::stop;
    if (!result) return result.error();
    described.update(*result);
  }
  StoredModel stored = storedForm(bundle, torch::kFloat32);
  stored.tensors = mean->tensors();
  stored.valuesOf = [&](const NamedTensor& named) { return mean->of(named.name); };
  stored.updates.reset();  // they are in the means
  return persist([&] {
    return directory.addAverage([&](const std::filesystem::path& folder) -> Result<void> {
      const auto write = [&] { return writeModel(stored, folder); };
      if (auto written = whereMemoryLasts("the average of checkpoints is written", where, write); !written)
        return written;
      const auto description = folder / run_files::kAverageDescription;
      if (auto written = writeFileAtomically(description, writeJson(described, 2) + "\n"); !written)
        return written;
      return writeChecksums(folder);
    });
  });
}

}  // namespace s2s
