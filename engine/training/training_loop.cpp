#include "engine/training/training_loop.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/process_memory.h"
#include "engine/layers/cpu_memory.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/training/validation.h"

namespace s2s {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Those that are not frozen.
std::vector<NamedTensor> trainedParameters(const Weights& weights) {
  std::vector<NamedTensor> trained;
  for (const NamedTensor& parameter : weights.parameters()) {
    if (parameter.tensor.requires_grad()) trained.push_back(parameter);
  }
  return trained;
}

Result<void> checkMetric(const std::string& metric, const LearningTask& task) {
  std::string known;
  for (const std::string& name : task.metrics()) {
    if (metric == "validation_" + name) return {};
    known += (known.empty() ? "" : ", ") + ("validation_" + name);
  }
  return Error{"checkpoints.metric: '" + metric + "' is no number of a validation", "",
               "use one of: " + known, Error::Kind::invalidInput};
}

}  // namespace

TrainingLoop::TrainingLoop(TrainingSetup& setup, Schedule schedule, std::unique_ptr<LearningTask> task)
    : m_setup(setup),
      m_schedule(std::move(schedule)),
      m_task(std::move(task)),
      m_parameters(trainedParameters(setup.bundle.model->weights()), std::exchange(setup.originals, {})) {
  const Weights& weights = setup.bundle.model->weights();
  m_parameters.keepUnmerged(weights.unmerged());
  for (TrainedParameter& parameter : m_parameters.all()) {
    const auto described = std::ranges::find(weights.shape().tensors, parameter.name, &TensorShape::name);
    parameter.firstStep = unfreezingStep(*described, weights.shape(), setup.recipe.adaptation.unfreezeEvery);
  }
}

Result<std::unique_ptr<TrainingLoop>> TrainingLoop::make(TrainingSetup& setup) {
  auto task = makeLearningTask(setup.bundle, learningOptionsOf(setup.recipe));
  if (!task) return task.error();
  if (auto known = checkMetric(setup.recipe.checkpoints.metric, **task); !known) return known.error();
  auto schedule = Schedule::make(setup.recipe.schedule, setup.totalSteps);
  if (!schedule) return schedule.error();
  std::unique_ptr<TrainingLoop> loop(new TrainingLoop(setup, *schedule, std::move(*task)));
  auto optimizer = makeOptimizer(setup.recipe.optimizer, loop->m_parameters);
  if (!optimizer) return optimizer.error();
  loop->m_optimizer = std::move(*optimizer);
  loop->m_step.emplace(setup, *loop->m_task, loop->m_parameters, *loop->m_optimizer);
  return loop;
}

Result<void> TrainingLoop::restore(const std::filesystem::path& checkpoint) {
  auto progress = loadTrainingState(checkpoint, m_parameters, *m_optimizer);
  if (!progress) return progress.error();
  m_progress = *progress;
  m_step->setRowsAtOnce(m_progress.rowsAtOnce);
  m_step->restoreScaler(m_progress.scaler);
  m_checkpointStep = m_progress.validationPending ? -1 : m_progress.step;
  return {};
}

double TrainingLoop::epoch() const {
  return m_setup.data.order().epoch(m_progress.step * m_setup.recipe.training.accumulation);
}

bool TrainingLoop::validationDue() const {
  const std::int64_t every = m_setup.recipe.evaluation.everySteps;
  if (every == 0 || m_setup.data.validation().empty() || m_progress.step == 0) return false;
  return m_progress.step % every == 0 || m_progress.step == m_setup.totalSteps;
}

bool TrainingLoop::checkpointDue() const {
  const std::int64_t every = m_setup.recipe.checkpoints.everySteps;
  if (m_progress.step >= m_setup.totalSteps) return true;
  return every > 0 && m_progress.step > 0 && m_progress.step % every == 0;
}

TrainingLoop::Interruption TrainingLoop::look(const TrainingObserver& observer, const RunControl& control) {
  if (control.stopRequested()) return Interruption::stop;
  if (control.pauseRequested()) return Interruption::pause;
  if (observer.betweenBatches) {
    const auto start = Clock::now();
    observer.betweenBatches(m_setup.bundle);
    m_servingSeconds += secondsSince(start);
  }
  return Interruption::none;
}

Result<TrainingOutcome::Status> TrainingLoop::run(RunDirectory& run,
                                                  std::optional<std::int64_t> stopAfterSteps,
                                                  const TrainingObserver& observer,
                                                  const RunControl& control) {
  m_run = &run;
  const cpu_memory::ReuseScope reuse;
  m_step->tell = [&](const std::string& text) {
    if (observer.message) observer.message(text);
    (void)run.appendLog(text);  // what matters is the step; a full disk shows at the next checkpoint
  };
  const std::int64_t firstStep = m_progress.step;
  while (true) {
    auto interruption = validateAndSave(observer, control);
    if (!interruption) return interruption.error();
    if (*interruption == Interruption::none) {
      if (m_progress.step >= m_setup.totalSteps) return TrainingOutcome::Status::finished;
      const bool enough = stopAfterSteps && m_progress.step - firstStep >= *stopAfterSteps;
      interruption = enough ? Interruption::pause : step(observer, control);
      if (!interruption) return interruption.error();
    }
    if (*interruption == Interruption::stop) return TrainingOutcome::Status::stopped;
    if (*interruption == Interruption::pause) {
      if (auto written = checkpoint(observer); !written) return written.error();
      return TrainingOutcome::Status::paused;
    }
  }
}

Result<TrainingLoop::Interruption> TrainingLoop::validateAndSave(const TrainingObserver& observer,
                                                                 const RunControl& control) {
  bool wanted = checkpointDue();
  if (m_progress.validationPending) {
    const auto interruption = validateNow(observer, control);
    if (!interruption || *interruption != Interruption::none) return interruption;
    // The best weights so far must be on disk to be kept, even between two regular checkpoints.
    const bool improved = m_progress.best && m_progress.best->step == m_progress.step;
    wanted |= improved && m_setup.recipe.checkpoints.keepBest;
  }
  if (wanted) {
    if (auto written = checkpoint(observer); !written) return written.error();
  }
  return Interruption::none;
}

Result<TrainingLoop::Interruption> TrainingLoop::step(const TrainingObserver& observer,
                                                      const RunControl& control) {
  const auto start = Clock::now();
  const double servedBefore = m_servingSeconds;
  Interruption interruption = Interruption::none;
  const auto goOn = [&] { return (interruption = look(observer, control)) == Interruption::none; };
  const double peak = m_setup.recipe.optimizer.learningRate.value_or(0.0);
  auto done = m_step->run(m_progress.step, peak * m_schedule.factor(m_progress.step), goOn);
  if (!done) {
    Error error = done.error();
    if (error.where.empty()) error.where = m_run->path().string();
    return error;
  }
  if (!*done) return interruption;
  const StepOutcome& outcome = **done;
  m_progress.rowsAtOnce = m_step->rowsAtOnce();
  m_progress.scaler = m_step->scaler().state();
  if (!outcome.badNumbers.empty()) {
    return Error{"step " + std::to_string(m_progress.step + 1) + " gave numbers that are none, first in " +
                     outcome.badNumbers,
                 m_run->path().string(),
                 "lower optimizer.learning_rate and resume from the last checkpoint or start again"};
  }
  ++m_progress.step;
  m_progress.validationPending = validationDue();

  const double seconds = secondsSince(start) - (m_servingSeconds - servedBefore);
  m_progress.seconds += seconds;
  Json line = {{"step", m_progress.step},
               {"epoch", epoch()},
               {"time_s", m_progress.seconds},
               {"loss", outcome.loss},
               {"learning_rate", outcome.learningRate},
               {"gradient_norm", outcome.gradientNorm},
               {"tokens_per_second", static_cast<double>(outcome.tokens) / std::max(seconds, 1e-9)},
               {"resident_bytes", residentBytes()}};
  line.update(m_task->stepNumbers(outcome.totals));
  if (auto appended = m_run->appendMetrics(line); !appended) return appended.error();
  if (observer.stepDone) observer.stepDone(m_progress.step, line);
  return Interruption::none;
}

Result<TrainingLoop::Interruption> TrainingLoop::validateNow(const TrainingObserver& observer,
                                                             const RunControl& control) {
  const auto start = Clock::now();
  const double servedBefore = m_servingSeconds;
  const EvaluationSection& options = m_setup.recipe.evaluation;
  const std::int64_t batchSize =
      options.batchSize > 0 ? options.batchSize : m_setup.recipe.training.batchSize;
  Interruption interruption = Interruption::none;
  const auto goOn = [&] { return (interruption = look(observer, control)) == Interruption::none; };
  const auto result = validate(*m_task, *m_setup.bundle.model, m_setup.data.validation(), batchSize, goOn);
  if (interruption != Interruption::none) return interruption;
  if (!result) return result.error();
  const auto samples =
      writeSamples(*m_task, m_setup.data.validation(), options, batchSize, m_progress.step, &control);
  if (!samples && samples.error().kind == Error::Kind::cancelled) return Interruption::stop;
  if (!samples) return samples.error();

  m_progress.seconds += secondsSince(start) - (m_servingSeconds - servedBefore);
  Json line = {{"step", m_progress.step}, {"epoch", epoch()}, {"time_s", m_progress.seconds}};
  line.update(*result);
  noteBest(line);
  if (auto appended = m_run->appendMetrics(line); !appended) return appended.error();
  if (observer.validated) observer.validated(m_progress.step, line);
  for (const Json& sample : *samples) {
    if (auto appended = m_run->appendSample(sample); !appended) return appended.error();
  }
  if (observer.samplesReady && !samples->empty()) observer.samplesReady(m_progress.step, *samples);
  m_progress.validationPending = false;
  return Interruption::none;
}

void TrainingLoop::noteBest(const Json& metrics) {
  const CheckpointsSection& options = m_setup.recipe.checkpoints;
  const double value = metrics.at(options.metric).get<double>();
  const bool better = !m_progress.best || (options.mode == "max" ? value > m_progress.best->value
                                                                 : value < m_progress.best->value);
  if (better && std::isfinite(value))
    m_progress.best = BestCheckpoint{m_progress.step, options.metric, value};
}

Result<void> TrainingLoop::nameBest() {
  const auto all = listCheckpoints(m_run->path());
  const auto isThere = [&](std::int64_t step) {
    return std::ranges::any_of(all, [&](const CheckpointEntry& entry) { return entry.step == step; });
  };
  if (m_progress.best && isThere(m_progress.best->step)) return m_run->setBest(*m_progress.best);
  // No validation yet, or its checkpoint is not kept: the last one is the best there is.
  return m_run->setBest({m_progress.step, "", std::numeric_limits<double>::quiet_NaN()});
}

Result<void> TrainingLoop::checkpoint(const TrainingObserver& observer) {
  if (m_checkpointStep == m_progress.step) return {};
  const auto write = [&](const std::filesystem::path& folder) -> Result<void> {
    const ModelBundle& bundle = m_setup.bundle;
    const auto saved =
        saveModel(*bundle.model, bundle.tokenizer.get(), bundle.generationTokens, m_setup.dtype, folder);
    if (!saved) return saved;
    return saveTrainingState(folder, m_progress, m_parameters, *m_optimizer);
  };
  if (auto added = m_run->addCheckpoint(m_progress.step, write); !added) return added;
  m_checkpointStep = m_progress.step;
  if (auto named = nameBest(); !named) return named;
  const CheckpointsSection& options = m_setup.recipe.checkpoints;
  if (auto pruned = m_run->pruneCheckpoints(options.keepLast, options.keepBest); !pruned) return pruned;
  if (auto named = nameBest(); !named) return named;
  if (observer.checkpointWritten) {
    if (const auto last = lastCheckpoint(m_run->path()))
      observer.checkpointWritten(m_progress.step, last->path);
  }
  return {};
}

}  // namespace s2s
