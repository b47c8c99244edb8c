#include "app/command_line/engine_verbs/training_progress.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

#include "engine/planning/time_left.h"
#include "engine/runs/run_files.h"

namespace s2s::command_line {
namespace {

/// What the lines need to remember between two calls.
struct Position {
  std::int64_t totalSteps = 0;
  TimeLeft timeLeft;
};

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A number of the metrics, or "–" where it is missing or not finite.
std::string number(const Json& metrics, const char* key, const char* format) {
  const auto found = metrics.find(key);
  if (found == metrics.end() || !found->is_number() || !std::isfinite(found->get<double>())) return "–";
  char text[48];
  std::snprintf(text, sizeof text, format, found->get<double>());
  return text;
}

std::string duration(double seconds) {
  const auto whole = static_cast<long>(std::lround(seconds));
  char text[32];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  else
    std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  return text;
}

std::string stepLine(const Position& position, std::int64_t step, const Json& metrics) {
  std::string line = "step " + std::to_string(step);
  if (position.totalSteps > 0) line += "/" + std::to_string(position.totalSteps);
  line += "  loss " + number(metrics, "loss", "%.4f") + "  lr " + number(metrics, "learning_rate", "%.3g");
  line += "  " + number(metrics, "tokens_per_second", "%.0f") + " tokens/s";
  const auto left = position.timeLeft.seconds();
  if (left && position.totalSteps > step) line += "  " + duration(*left) + " left";
  return line;
}

/// "  validation loss 0.4121  accuracy 0.813": every number of a validation.
std::string validationLine(const Json& metrics) {
  const std::string prefix = "validation_";
  std::string line = "  validation loss " + number(metrics, "validation_loss", "%.4f");
  for (const auto& [key, value] : metrics.items()) {
    if (!key.starts_with(prefix) || key == "validation_loss" || !value.is_number()) continue;
    std::string name = key.substr(prefix.size());
    std::ranges::replace(name, '_', ' ');
    line += "  " + name + " " + number(metrics, key.c_str(), "%.3f");
  }
  return line;
}

}  // namespace

TrainingObserver trainingProgress(Console& console) {
  const auto position = std::make_shared<Position>();
  // A line of its own, not behind the one that overwrites itself.
  const auto note = [&console](const std::string& text) {
    console.endProgress();
    console.note(text);
  };
  TrainingObserver observer;
  observer.opened = [position, note](const std::filesystem::path& run, std::int64_t startStep,
                                     std::int64_t totalSteps) {
    *position = {totalSteps, TimeLeft(totalSteps)};
    note("run " + run.string() + (startStep > 0 ? ", going on after step " + std::to_string(startStep) : ""));
  };
  observer.message = note;
  observer.stepDone = [position, &console](std::int64_t step, const Json& metrics) {
    position->timeLeft.stepDone(step, metrics.value("time_s", 0.0), now());
    console.progress(stepLine(*position, step, metrics));
  };
  observer.validated = [position, note](std::int64_t step, const Json& metrics) {
    position->timeLeft.validated(metrics.value("time_s", 0.0), now());
    note("step " + std::to_string(step) + validationLine(metrics));
  };
  observer.checkpointWritten = [position, note](std::int64_t step, const std::filesystem::path& checkpoint) {
    position->timeLeft.checkpointWritten(now());
    note("step " + std::to_string(step) + "  checkpoint " + checkpoint.string());
  };
  return observer;
}

namespace {

/// A failed run as a document: what is on the disk of it.
Json failed(const std::filesystem::path& run, const Error& error) {
  const auto last = lastCheckpoint(run);
  return {{"run", run.string()},
          {"status", "failed"},
          {"step", last ? last->step : 0},
          {"checkpoint", last ? last->path.string() : ""},
          {"reason", error.message()}};
}

/// Where to go on. A folder that is gone takes its checkpoints with it.
std::string howToGoOn(const TrainingOutcome& outcome) {
  const std::string run = outcome.run.string(), step = std::to_string(outcome.step);
  std::error_code ignored;
  if (std::filesystem::exists(outcome.run / run_files::kRecipe, ignored))
    return "stopped after step " + step + "; go on with: s2s resume " + run;
  return "stopped; step " + step + " was saved last, and the folder is gone: put " + run +
         " back to go on with s2s resume, or train anew";
}

int reportOutcome(const TrainingOutcome& outcome, Console& console) {
  console.document(toJson(outcome));
  const bool finished = outcome.status == TrainingOutcome::Status::finished;
  console.line(outcome.run.string());
  if (!outcome.reason.empty()) console.note(finished ? "ended early: " + outcome.reason : outcome.reason);
  if (!finished) console.note(howToGoOn(outcome));
  return finished ? kDone : kStopped;
}

}  // namespace

Result<int> trainAndReport(
    const std::function<Result<TrainingOutcome>(const TrainingObserver& observer)>& work, Console& console) {
  TrainingObserver observer = trainingProgress(console);
  std::filesystem::path opened;
  observer.opened = [&, tell = observer.opened](const std::filesystem::path& run, std::int64_t startStep,
                                                std::int64_t totalSteps) {
    opened = run;
    tell(run, startStep, totalSteps);
  };
  const auto outcome = work(observer);
  console.endProgress();
  if (outcome) return reportOutcome(*outcome, console);
  if (!opened.empty()) console.document(failed(opened, outcome.error()));
  return outcome.error();
}

}  // namespace s2s::command_line
