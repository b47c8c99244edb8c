#include "engine/training/reopened_run.h"

#include <algorithm>
#include <utility>

#include "engine/runs/checkpoint_checksums.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

using Path = std::filesystem::path;

/// Rows that the run held out are not to be trained on now, nor the other way round. One that has learned
/// nothing yet holds out what it holds out now.
Result<void> checkSplits(TrainingSetup& setup, const Path& run, bool hasLearned) {
  const auto same = setup.splits.isOf(run);
  if (!same) return same.error();
  if (!*same && hasLearned)
    setup.bundle.warnings.push_back(
        "the run does not record which rows it holds out, so nobody knows whether they are still the same");
  return {};
}

Result<ReopenedRun> reopenAt(const Path& run, const std::optional<Path>& checkpoint, const Recipe& recipe,
                             const std::function<void(const std::string&)>& message,
                             const RunControl& control) {
  auto setup = prepareTraining(recipe, checkpoint, message, control);
  if (!setup) return setup.error();
  if (auto same = checkSplits(*setup, run, checkpoint.has_value()); !same) return same.error();
  ReopenedRun reopened;
  reopened.setup = std::make_unique<TrainingSetup>(std::move(*setup));
  auto loop = TrainingLoop::make(*reopened.setup);
  if (!loop) return loop.error();
  reopened.loop = std::move(*loop);
  if (checkpoint) {
    if (auto restored = reopened.loop->restore(*checkpoint); !restored) return restored.error();
  }
  return reopened;
}

/// The checkpoint's small files that were edited; an error where what a run goes on from is not what was
/// written. An edit that the run cannot go on with shows by itself.
Result<std::vector<Error>> editedFiles(const Path& checkpoint) {
  if (auto sound = checkCheckpoint(checkpoint); !sound) return sound.error();
  return changedSmallFiles(checkpoint);
}

/// Whether the error is about a file of the checkpoint, and so of no other one.
bool isOf(const Error& error, const Path& checkpoint) {
  return error.kind == Error::Kind::failed && error.where.starts_with(checkpoint.string());
}

}  // namespace

Result<ReopenedRun> reopenRun(RunDirectory& run, const Recipe& recipe,
                              const std::function<void(const std::string&)>& message,
                              const RunControl& control) {
  const auto all = listCheckpoints(run.path());
  if (all.empty()) return reopenAt(run.path(), std::nullopt, recipe, message, control);
  std::vector<std::string> warnings;
  std::optional<Error> newest;
  for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
    const auto edited = editedFiles(entry->path);
    auto reopened = edited ? reopenAt(run.path(), entry->path, recipe, message, control)
                           : Result<ReopenedRun>(edited.error());
    if (reopened) {
      for (const Error& edit : *edited) warnings.push_back(edit.what + ", " + edit.where);
      if (newest) {
        if (auto aside = run.setCheckpointsAside(entry->step); !aside) return aside.error();
      }
      for (const std::string& warning : warnings) {
        reopened->setup->bundle.warnings.push_back(warning + "; going on from " +
                                                   run_files::checkpointName(entry->step));
      }
      return reopened;
    }
    if (!isOf(reopened.error(), entry->path)) return reopened.error();
    if (!newest) {
      newest = reopened.error();
      newest->remedy = edited ? "no checkpoint of the run can be read: start again"
                              : "no checkpoint of the run can be read: start again, or remove "
                                "checkpoint_checksums.json where the change is wanted";
    }
    warnings.push_back(setAsideWarning(reopened.error()));
  }
  return *newest;
}

}  // namespace s2s
