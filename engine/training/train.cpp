#include "engine/training/train.h"

#include <algorithm>
#include <utility>

#include "engine/core/clock.h"
#include "engine/layers/thrown_error.h"
#include "engine/planning/disk_plan.h"
#include "engine/recipes/metric_direction.h"
#include "engine/recipes/resume_changes.h"
#include "engine/recipes/stored_recipe.h"
#include "engine/runs/label_record.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"
#include "engine/training/base_record.h"
#include "engine/training/reopened_run.h"
#include "engine/training/short_memory.h"
#include "engine/training/training_environment.h"

namespace s2s {
namespace {

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

TrainingOutcome outcomeOf(const RunDirectory& run, TrainingOutcome::Status status, std::int64_t step) {
  TrainingOutcome outcome;
  outcome.run = run.path();
  outcome.status = status;
  outcome.step = step;
  outcome.best = bestCheckpoint(run.path());
  if (const auto last = lastCheckpoint(run.path())) outcome.checkpoint = last->path;
  if (const auto average = averageCheckpoint(run.path())) {
    const auto described = readJsonFile(*average / run_files::kAverageDescription);
    outcome.average = {{"folder", average->string()}};
    if (described && described->is_object()) outcome.average.update(*described);
  }
  return outcome;
}

/// "folder, steps …" of the average for the log.
std::string describeAverage(const Json& average) {
  std::string text = "the average of " + std::to_string(average.value("steps", Json::array()).size()) +
                     " checkpoints is RUN@average";
  const auto loss = average.find("validation_loss");
  if (loss != average.end() && loss->is_number()) text += ", validation loss " + writeJson(*loss);
  return text;
}

/// Status and log of a run that has ended in order, or because nothing could be written. `lastSaved` is the
/// step of the last checkpoint that was written, for a run whose folder is gone.
Result<TrainingOutcome> conclude(RunDirectory& run, const LoopEnd& end, std::int64_t step,
                                 std::int64_t lastSaved,
                                 const std::function<Result<void>(const std::string&)>& say) {
  const auto last = lastCheckpoint(run.path());
  // A step that was not saved is not done: whoever resumes begins at the last checkpoint.
  const std::int64_t saved = end.saved ? step : (last ? last->step : lastSaved);
  TrainingOutcome outcome = outcomeOf(run, end.status, saved);
  outcome.reason = end.reason;
  outcome.stoppedEarly = end.stoppedEarly;
  const bool finished = end.status == TrainingOutcome::Status::finished;
  const bool blocked = !finished && !end.reason.empty();
  const auto write = [&]() -> Result<void> {
    const RunStatus status = finished ? RunStatus::finished : RunStatus::paused;
    if (auto set = run.setStatus(status, end.reason); !set) return set;
    const std::string text = (finished ? "finished at step " : "paused at step ") + std::to_string(step);
    if (auto logged = run.appendLog(end.reason.empty() ? text : text + ": " + end.reason); !logged)
      return logged;
    return finished && !outcome.average.is_null() ? say(describeAverage(outcome.average)) : Result<void>();
  };
  // Where nothing can be written, the status cannot either; the run then reads as crashed, and resumes as
  // well.
  if (auto written = write(); !written && !blocked) return written.error();
  return outcome;
}

/// Whether the disk has room for the checkpoints still to come: an error where the first cannot be written, a warning among
/// the setup's where later ones might not.
Result<void> checkRoom(TrainingSetup& setup, const std::filesystem::path& folder) {
  const ModelShape& shape = setup.bundle.model->weights().shape();
  DiskPlan plan = planDisk(shape, setup.recipe, folder, setup.totalSteps);
  // What a resumed run has written already takes no more room.
  plan.neededBytes -= std::min(plan.kept - 1, std::ssize(listCheckpoints(folder))) * plan.checkpointBytes;
  const auto checked = checkDisk(plan, folder);
  if (!checked) return checked.error();
  if (!checked->empty()) setup.bundle.warnings.push_back(*checked);
  return {};
}

/// A run that goes on is not made shorter than it is.
Result<void> checkLength(std::int64_t totalSteps, std::int64_t done,
                         const std::vector<std::string>& changes) {
  if (changes.empty() || totalSteps >= done) return {};
  const bool byEpochs = std::ranges::any_of(
      changes, [](const std::string& change) { return change.starts_with("training.epochs="); });
  return Error{(byEpochs ? "training.epochs: " : "training.steps: ") + std::to_string(done) +
                   " steps are done already, which is more than " + std::to_string(totalSteps),
               "", "name at least these, or a checkpoint of the run where an earlier model is wanted",
               Error::Kind::invalidInput};
}

/// What a new run records of the stored weights that it begins from; nothing where they were drawn.
Result<std::optional<BaseRecord>> baseOf(const TrainingSetup& setup) {
  if (setup.bundle.folder.empty()) return std::optional<BaseRecord>();
  auto record = BaseRecord::of(setup.bundle.folder);
  if (!record) return record.error();
  return std::optional(*std::move(record));
}

/// For a run that begins again, since no checkpoint was written: the recipe with the model that it began with
/// in the place of what model.from leads to by now.
Result<Recipe> withRecordedBase(Recipe recipe, const std::filesystem::path& run) {
  if (!listCheckpoints(run).empty()) return recipe;
  const auto base = BaseRecord::read(run);
  if (!base) return base.error();
  if (!*base) return recipe;
  if (auto same = (*base)->check(); !same) return same.error();
  recipe.model.from = (*base)->folder.string();
  return recipe;
}

/// Whether another number, or its other end, makes a checkpoint the best than did so far.
bool isJudgedAnew(const Json& stored, const Recipe& recipe) {
  const auto before = parseStoredRecipe(stored);
  return before && (before->checkpoints.metric != recipe.checkpoints.metric ||
                    bestIsLargest(*before) != bestIsLargest(recipe));
}

/// The loop with the run's status and log around it.
Result<TrainingOutcome> runLoop(TrainingLoop& loop, TrainingSetup& setup, RunDirectory& run,
                                std::optional<std::int64_t> stopAfterSteps, const TrainingObserver& observer,
                                const RunControl& control) {
  const auto say = [&](const std::string& text) -> Result<void> {
    if (observer.message) observer.message(text);
    return run.appendLog(text);
  };
  const auto body = [&]() -> Result<TrainingOutcome> {
    if (auto set = run.setTotalSteps(setup.totalSteps); !set) return set.error();
    if (auto set = run.setStatus(RunStatus::running); !set) return set.error();
    for (const std::vector<std::string>* warnings : {&setup.data.warnings(), &std::as_const(setup.bundle.warnings)}) {
      for (const std::string& warning : *warnings) {
        if (auto said = say("warning: " + warning); !said) return said.error();
      }
    }
    const std::int64_t microBatches = setup.totalSteps * setup.recipe.training.accumulation;
    for (const std::string& sentence : setup.data.describeMixture(microBatches)) {
      if (auto said = say(sentence); !said) return said.error();
    }
    const std::int64_t first = loop.progress().step;
    if (observer.opened) observer.opened(run.path(), first, setup.totalSteps);
    if (auto said = run.appendLog("training from step " + std::to_string(first) + " to " +
                                  std::to_string(setup.totalSteps));
        !said) {
      return said.error();
    }
    std::int64_t lastSaved = first;
    TrainingObserver watching = observer;
    watching.checkpointWritten = [&](std::int64_t step, const std::filesystem::path& checkpoint) {
      lastSaved = step;
      if (observer.checkpointWritten) observer.checkpointWritten(step, checkpoint);
    };
    const auto end = loop.run(run, stopAfterSteps, watching, control);
    if (!end) return end.error();
    return conclude(run, *end, loop.progress().step, lastSaved, say);
  };
  auto outcome = withoutExceptions(kSeePlan, body);
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
  Json json = {{"run", outcome.run.string()},
               {"status", outcome.status == TrainingOutcome::Status::finished ? "finished" : "paused"},
               {"step", outcome.step},
               {"best", std::move(best)},
               {"checkpoint", outcome.checkpoint.string()}};
  if (!outcome.reason.empty()) json["reason"] = outcome.reason;
  if (!outcome.stoppedEarly.is_null()) json["stopped_early"] = outcome.stoppedEarly;
  if (!outcome.average.is_null()) json["average"] = outcome.average;
  return json;
}

Result<TrainingOutcome> train(const TrainingRequest& request, const TrainingObserver& observer,
                              const RunControl& control) {
  return withoutExceptions(kSeePlan, [&]() -> Result<TrainingOutcome> {
    const auto folder =
        request.run.empty() ? freshRunFolder(request.runsFolder, request.recipe.name) : request.run;
    if (std::filesystem::exists(folder)) {
      return Error{"the run folder exists already", folder.string(), "name another one, or go on with resume",
                   Error::Kind::invalidInput};
    }
    // Through its JSON, so that what recipe.json says is exactly what ran, names and defaults written out.
    // Whether something in it is read by nobody, those ask who take a new one.
    const auto recipe = parseStoredRecipe(recipeToJson(request.recipe));
    if (!recipe) return recipe.error();
    auto setup = prepareTraining(*recipe, std::nullopt, observer.message, control);
    if (!setup) return setup.error();
    auto loop = TrainingLoop::make(*setup);
    if (!loop) return loop.error();
    if (auto room = checkRoom(*setup, folder); !room) return room.error();
    const auto base = baseOf(*setup);
    if (!base) return base.error();
    const auto records = [&](const std::filesystem::path& made) -> Result<void> {
      if (*base) {
        if (auto written = (*base)->write(made); !written) return written;
      }
      if (auto written = setup->splits.write(made); !written) return written;
      return writeLabelRecord(made, setup->labels);
    };
    auto run = RunDirectory::create(folder, recipeToJson(setup->recipe),
                                    describeEnvironment(setup->device, setup->recipe.training), records);
    if (!run) return run.error();
    return runLoop(**loop, *setup, *run, request.stopAfterSteps, observer, control);
  });
}

Result<TrainingOutcome> resume(const ResumeRequest& request, const TrainingObserver& observer,
                               const RunControl& control) {
  return withoutExceptions(kSeePlan, [&]() -> Result<TrainingOutcome> {
    auto run = RunDirectory::open(request.run);
    if (!run) return run.error();
    auto json = run->recipe();
    if (!json) return json.error();
    auto recipe = resumedRecipe(*json, request.changes);
    if (!recipe) return recipe.error();
    const bool judgesAnew = isJudgedAnew(*json, *recipe);
    const auto checkpoint = lastCheckpoint(request.run);
    const auto summary = readRunSummary(request.run);
    if (summary && summary->status == RunStatus::finished && request.changes.empty() && checkpoint) {
      return outcomeOf(*run, TrainingOutcome::Status::finished, checkpoint->step);
    }
    const auto pinned = withRecordedBase(*recipe, run->path());
    if (!pinned) return pinned.error();
    auto reopened = reopenRun(*run, *pinned, observer.message, control);
    if (!reopened && reopened.error().kind == Error::Kind::cancelled) {
      return outcomeOf(*run, TrainingOutcome::Status::paused, checkpoint ? checkpoint->step : 0);
    }
    if (!reopened) return reopened.error();
    TrainingSetup& setup = *reopened->setup;
    setup.recipe.model.from = recipe->model.from;
    TrainingLoop& loop = *reopened->loop;
    if (auto enough = checkLength(setup.totalSteps, loop.progress().step, request.changes); !enough)
      return enough.error();
    // What began may go on: a disk that is too full pauses it when a checkpoint is due, and loses nothing.
    if (auto room = checkRoom(setup, request.run); !room)
      setup.bundle.warnings.push_back(room.error().message());
    if (auto cut = loop.rewindLogs(*run); !cut) return cut.error();
    // Of the same data, which runs of earlier versions did not record.
    if (auto written = writeLabelRecord(run->path(), setup.labels); !written) return written.error();
    if (auto written = setup.splits.complete(run->path()); !written) return written.error();
    if (!request.changes.empty()) {
      // A finished run is not looked at again: one that ends between the recipe and the best checkpoint under
      // it must not pass for finished.
      if (auto set = run->setStatus(RunStatus::running); !set) return set.error();
      if (auto replaced = run->replaceRecipe(recipeToJson(setup.recipe)); !replaced) return replaced.error();
    }
    if (checkpoint && (judgesAnew || !loop.progress().best)) {
      if (auto decided = loop.decideBestAgain(*run); !decided) return decided.error();
    }
    return runLoop(loop, setup, *run, request.stopAfterSteps, observer, control);
  });
}

}  // namespace s2s
