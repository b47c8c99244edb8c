#include "engine/training/train.h"

#include <algorithm>
#include <array>

#include "engine/core/clock.h"
#include "engine/planning/disk_plan.h"
#include "engine/training/training_environment.h"
#include "engine/training/training_loop.h"
#include "engine/training/training_setup.h"

namespace s2s {
namespace {

/// Calls `body`; what Torch or the memory throws becomes an Error with words for people.
template <typename Body>
Result<TrainingOutcome> withoutExceptions(Body&& body) {
  try {
    return body();
  } catch (const c10::OutOfMemoryError& error) {
    return Error{"the device's memory is full", "",
                 "lower training.batch_size, or use bfloat16 or adafactor"};
  } catch (const std::bad_alloc&) {
    return Error{"the memory is full", "", "lower training.batch_size, or use bfloat16 or adafactor"};
  } catch (const c10::Error& error) {
    return Error{"Torch refused: " + std::string(error.what_without_backtrace()), "", ""};
  } catch (const std::exception& error) {
    return Error{"something unexpected happened: " + std::string(error.what()), "", ""};
  }
}

std::filesystem::path freshRunFolder(const std::filesystem::path& runsFolder, const std::string& name) {
  std::string safe = name;
  std::ranges::replace_if(
      safe, [](char c) { return c == '/' || c == '\0' || c == '\n'; }, '-');
  if (safe.empty() || safe.front() == '.') safe.insert(0, "run");
  const auto folder = runsFolder / (safe + "-" + nowForFolderName());
  auto free = folder;
  for (int number = 2; std::filesystem::exists(free); ++number)
    free = folder.string() + "-" + std::to_string(number);
  return free;
}

/// The paths that `resume` may change: what happens between steps, how long, and where; never what a step
/// does.
bool mayChange(const std::string& assignment) {
  const std::string path = assignment.substr(0, assignment.find('='));
  constexpr std::array<const char*, 4> kPaths = {"training.steps", "training.epochs", "training.device",
                                                 "training.threads"};
  return std::ranges::find(kPaths, path) != kPaths.end() || path.starts_with("checkpoints.") ||
         path.starts_with("evaluation.");
}

TrainingOutcome outcomeOf(const RunDirectory& run, TrainingOutcome::Status status, std::int64_t step) {
  TrainingOutcome outcome;
  outcome.run = run.path();
  outcome.status = status;
  outcome.step = step;
  outcome.best = bestCheckpoint(run.path());
  if (const auto last = lastCheckpoint(run.path())) outcome.checkpoint = last->path;
  return outcome;
}

/// Whether the disk has room for the checkpoints: an error where the first cannot be written, a warning among
/// the setup's where later ones might not.
Result<void> checkRoom(TrainingSetup& setup, const std::filesystem::path& folder) {
  const ModelShape& shape = setup.bundle.model->weights().shape();
  const auto checked = checkDisk(planDisk(shape, setup.recipe, folder, setup.totalSteps), folder);
  if (!checked) return checked.error();
  if (!checked->empty()) setup.bundle.warnings.push_back(*checked);
  return {};
}

/// The loop with the run's status and log around it.
Result<TrainingOutcome> runLoop(TrainingLoop& loop, const TrainingSetup& setup, RunDirectory& run,
                                std::optional<std::int64_t> stopAfterSteps, const TrainingObserver& observer,
                                const RunControl& control) {
  const auto say = [&](const std::string& text) -> Result<void> {
    if (observer.message) observer.message(text);
    return run.appendLog(text);
  };
  const auto body = [&]() -> Result<TrainingOutcome> {
    if (auto set = run.setTotalSteps(setup.totalSteps); !set) return set.error();
    if (auto set = run.setStatus(RunStatus::running); !set) return set.error();
    for (const auto* warnings : {&setup.data.warnings(), &setup.bundle.warnings}) {
      for (const std::string& warning : *warnings) {
        if (auto said = say("warning: " + warning); !said) return said.error();
      }
    }
    const std::int64_t first = loop.progress().step;
    if (observer.opened) observer.opened(run.path(), first, setup.totalSteps);
    if (auto said = run.appendLog("training from step " + std::to_string(first) + " to " +
                                  std::to_string(setup.totalSteps));
        !said) {
      return said.error();
    }
    const auto status = loop.run(run, stopAfterSteps, observer, control);
    if (!status) return status.error();
    const bool finished = *status == TrainingOutcome::Status::finished;
    if (auto set = run.setStatus(finished ? RunStatus::finished : RunStatus::paused); !set)
      return set.error();
    const std::int64_t step = loop.progress().step;
    if (auto logged =
            run.appendLog((finished ? "finished at step " : "paused at step ") + std::to_string(step));
        !logged)
      return logged.error();
    // A step that was not saved is not done: whoever resumes begins at the last checkpoint.
    const auto last = lastCheckpoint(run.path());
    const bool saved = *status != TrainingOutcome::Status::stopped;
    return outcomeOf(run, *status, saved ? step : (last ? last->step : 0));
  };
  auto outcome = withoutExceptions(body);
  if (!outcome) {
    // The first failure is the one to report; a full disk may well keep these two from being written.
    (void)run.setStatus(RunStatus::failed, outcome.error().message());
    (void)run.appendLog("failed: " + outcome.error().message());
  }
  return outcome;
}

}  // namespace

Json toJson(const TrainingOutcome& outcome) {
  Json best = {{"step", outcome.step}, {"metric", nullptr}, {"value", nullptr}};
  if (outcome.best && !outcome.best->metric.empty()) {
    best = {{"step", outcome.best->step}, {"metric", outcome.best->metric}, {"value", outcome.best->value}};
  }
  return {{"run", outcome.run.string()},
          {"status", outcome.status == TrainingOutcome::Status::finished ? "finished" : "paused"},
          {"step", outcome.step},
          {"best", std::move(best)},
          {"checkpoint", outcome.checkpoint.string()}};
}

Result<TrainingOutcome> train(const TrainingRequest& request, const TrainingObserver& observer,
                              const RunControl& control) {
  return withoutExceptions([&]() -> Result<TrainingOutcome> {
    const auto folder =
        request.run.empty() ? freshRunFolder(request.runsFolder, request.recipe.name) : request.run;
    if (std::filesystem::exists(folder)) {
      return Error{"the run folder exists already", folder.string(), "name another one, or go on with resume",
                   Error::Kind::invalidInput};
    }
    // Through its JSON, so that what recipe.json says is exactly what ran, names and defaults written out.
    const auto recipe = parseRecipe(recipeToJson(request.recipe));
    if (!recipe) return recipe.error();
    auto setup = prepareTraining(*recipe, std::nullopt, observer.message, control);
    if (!setup) return setup.error();
    auto loop = TrainingLoop::make(*setup);
    if (!loop) return loop.error();
    if (auto room = checkRoom(*setup, folder); !room) return room.error();
    auto run = RunDirectory::create(folder, recipeToJson(setup->recipe),
                                    describeEnvironment(setup->device, setup->recipe.training));
    if (!run) return run.error();
    return runLoop(**loop, *setup, *run, request.stopAfterSteps, observer, control);
  });
}

Result<TrainingOutcome> resume(const ResumeRequest& request, const TrainingObserver& observer,
                               const RunControl& control) {
  return withoutExceptions([&]() -> Result<TrainingOutcome> {
    auto run = RunDirectory::open(request.run);
    if (!run) return run.error();
    auto json = run->recipe();
    if (!json) return json.error();
    for (const std::string& change : request.changes) {
      if (!mayChange(change)) {
        return Error{change.substr(0, change.find('=')) + ": cannot change once a run has begun", "",
                     "start a new run for that; resume takes training.steps, epochs, device and threads, "
                     "checkpoints.* and evaluation.*",
                     Error::Kind::invalidInput};
      }
      if (auto set = setRecipeValue(*json, change); !set) return set.error();
    }
    auto recipe = parseRecipe(*json);
    if (!recipe) return recipe.error();
    const auto checkpoint = lastCheckpoint(request.run);
    const auto summary = readRunSummary(request.run);
    if (summary && summary->status == RunStatus::finished && request.changes.empty() && checkpoint) {
      return outcomeOf(*run, TrainingOutcome::Status::finished, checkpoint->step);
    }
    auto setup =
        prepareTraining(std::move(*recipe), checkpoint ? std::optional(checkpoint->path) : std::nullopt,
                        observer.message, control);
    if (!setup && setup.error().kind == Error::Kind::cancelled) {
      return outcomeOf(*run, TrainingOutcome::Status::paused, checkpoint ? checkpoint->step : 0);
    }
    if (!setup) return setup.error();
    auto loop = TrainingLoop::make(*setup);
    if (!loop) return loop.error();
    if (checkpoint) {
      if (auto restored = (*loop)->restore(checkpoint->path); !restored) return restored.error();
    }
    if (auto cut = run->rewindMetrics((*loop)->progress().step); !cut) return cut.error();
    if (!request.changes.empty()) {
      if (auto replaced = run->replaceRecipe(recipeToJson(setup->recipe)); !replaced) return replaced.error();
    }
    return runLoop(**loop, *setup, *run, request.stopAfterSteps, observer, control);
  });
}

}  // namespace s2s
