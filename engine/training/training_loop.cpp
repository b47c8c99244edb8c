#include "engine/training/training_loop.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "engine/core/process_memory.h"
#include "engine/layers/cpu_memory.h"
#include "engine/recipes/metric_direction.h"
#include "engine/training/validation.h"
#include "engine/training/validation_metric.h"

namespace s2s {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double paddingShare(const StepOutcome& outcome) {
  if (outcome.paddedTokens == 0) return 0.0;
  return 1.0 - static_cast<double>(outcome.tokens) / static_cast<double>(outcome.paddedTokens);
}

}  // namespace

TrainingLoop::TrainingLoop(TrainingSetup& setup, Schedule schedule, std::unique_ptr<LearningTask> task)
    : m_setup(setup),
      m_schedule(std::move(schedule)),
      m_task(std::move(task)),
      m_parameters(trainedParameters(setup)),
      m_earlyStopping(earlyStoppingOf(setup.recipe)) {
  const double decay = setup.recipe.training.movingAverage;
  if (decay > 0.0) m_average.emplace(m_parameters, decay);
}

Result<std::unique_ptr<TrainingLoop>> TrainingLoop::make(TrainingSetup& setup) {
  auto task = makeLearningTask(setup.bundle, learningOptionsOf(setup.recipe));
  if (!task) return task.error();
  auto known = checkMetric("checkpoints.metric", setup.recipe.checkpoints.metric, **task,
                           setup.data.validation(), setup.recipe.evaluation);
  if (!known) return known.error();
  auto schedule = Schedule::make(setup.recipe.schedule, setup.totalSteps);
  if (!schedule) return schedule.error();
  std::unique_ptr<TrainingLoop> loop(new TrainingLoop(setup, *schedule, std::move(*task)));
  if (loop->m_earlyStopping.patience > 0) {
    known = checkMetric("early_stopping.metric", loop->m_earlyStopping.metric, *loop->m_task,
                        setup.data.validation(), setup.recipe.evaluation);
    if (!known) return known.error();
    if (setup.data.validation().empty())
      return Error{"early_stopping.patience: there is nothing to validate on", "",
                   "give data.validation, or set it to 0", Error::Kind::invalidInput};
  }
  auto optimizer = makeOptimizer(setup.recipe.optimizer, loop->m_parameters);
  if (!optimizer) return optimizer.error();
  loop->m_optimizer = std::move(*optimizer);
  loop->m_step.emplace(setup, *loop->m_task, loop->m_parameters, *loop->m_optimizer);
  return loop;
}

Result<void> TrainingLoop::restore(const std::filesystem::path& checkpoint) {
  const MovingAverage* const average = m_average ? &*m_average : nullptr;
  auto progress = readTrainingState(checkpoint, stateTensors(m_parameters, *m_optimizer, average));
  if (!progress) return progress.error();
  // The model of the checkpoint holds the averages.
  if (average) {
    torch::NoGradGuard noGrad;
    for (const TrainedParameter& parameter : m_parameters.all()) parameter.copyDown();
  }
  m_progress = std::move(*progress);
  m_optimizer->setStepsDone(m_progress.step);  // it counts steps without an update too
  m_step->setPartLimit(m_progress.partLimit);
  m_step->restoreScaler(m_progress.scaler);
  // Of another metric or mode than the one that counts from now on.
  const bool largest = bestIsLargest(m_setup.recipe);
  if (m_progress.best && (m_progress.best->metric != m_setup.recipe.checkpoints.metric ||
                          m_progress.bestIsLargest.value_or(largest) != largest)) {
    m_progress.best.reset();
  }
  // One of a pause is written anew where the recipe, since changed, wants a checkpoint here.
  const bool wanted = m_progress.validationPending || (checkpointDue() && !m_progress.regular);
  m_checkpointStep = wanted ? -1 : m_progress.step;
  return {};
}

Result<void> TrainingLoop::rewindLogs(RunDirectory& run) const {
  return m_progress.validationPending ? run.rewindBeforeValidation(m_progress.step)
                                      : run.rewindMetrics(m_progress.step);
}

double TrainingLoop::epoch() const {
  return m_setup.data.order().epoch(m_progress.step * m_setup.recipe.training.accumulation);
}

std::int64_t TrainingLoop::validationBatch() const {
  const std::int64_t own = m_setup.recipe.evaluation.batchSize;
  return own > 0 ? own : m_setup.recipe.training.batchSize;
}

bool TrainingLoop::validationDue() const {
  const std::int64_t every = m_setup.recipe.evaluation.everySteps;
  if (every == 0 || m_setup.data.validation().empty() || m_progress.step == 0) return false;
  return m_progress.step % every == 0 || m_progress.step == m_setup.totalSteps;
}

bool TrainingLoop::isOver() const {
  return m_progress.step >= m_setup.totalSteps || isExhausted(m_progress.patience, m_earlyStopping);
}

bool TrainingLoop::checkpointDue() const {
  const std::int64_t every = m_setup.recipe.checkpoints.everySteps;
  return isOver() || (every > 0 && m_progress.step > 0 && m_progress.step % every == 0);
}

TrainingLoop::Interruption TrainingLoop::look() {
  const TrainingObserver& observer = m_surroundings->observer;
  if (m_surroundings->control.stopRequested()) return Interruption::stop;
  if (m_surroundings->control.pauseRequested()) return Interruption::pause;
  if (observer.betweenBatches && (!observer.isWaited || observer.isWaited())) {
    const auto start = Clock::now();
    const MovingAverage::InPlace averaged(m_average && !m_holdsMean ? &*m_average : nullptr);
    observer.betweenBatches(m_setup.bundle);
    m_servingSeconds += secondsSince(start);
  }
  return Interruption::none;
}

Result<LoopEnd> TrainingLoop::run(RunDirectory& run, std::optional<std::int64_t> stopAfterSteps,
                                  const TrainingObserver& observer, const RunControl& control) {
  m_surroundings.emplace(run, observer, control);
  m_obstacle.reset();
  const cpu_memory::ReuseScope reuse;
  const auto tell = [&](const std::string& text) {
    if (observer.message) observer.message("warning: " + text);
    (void)run.appendLog("warning: " +
                        text);  // what matters is the step; a full disk shows at the next checkpoint
  };
  m_step->tell = m_validationLimits.scored.tell = m_validationLimits.written.tell = tell;
  // Whatever ends the run, a checkpoint that is under way gets its name first.
  try {
    auto ended = runUntilInterrupted(stopAfterSteps);
    if (!ended) (void)finishCheckpoint();
    m_surroundings.reset();
    return ended;
  } catch (...) {
    (void)finishCheckpoint();
    m_surroundings.reset();
    throw;
  }
}

Result<LoopEnd> TrainingLoop::runUntilInterrupted(std::optional<std::int64_t> stopAfterSteps) {
  const std::int64_t firstStep = m_progress.step;
  if (!isOver()) {
    const auto removed = persist([&] { return m_surroundings->directory.removeAverage(); });
    if (removed != Interruption::none) return end(removed);
  }
  while (true) {
    auto interruption = lookAtWeights();
    if (interruption && *interruption == Interruption::none) interruption = validateAndSave();
    if (!interruption) return interruption.error();
    if (*interruption == Interruption::none && isOver()) {
      if (m_progress.step > 0 && m_progress.leftOut == m_progress.step) return nothingLearned();
      interruption = averageLastCheckpoints();
      if (!interruption) return interruption.error();
      if (*interruption != Interruption::none) return end(*interruption);
      const bool early = m_progress.step < m_setup.totalSteps;
      if (!early) return LoopEnd{};
      return LoopEnd{TrainingOutcome::Status::finished, reasonToStop(m_progress.patience),
                     toJson(m_progress.patience)};
    }
    if (*interruption == Interruption::none) {
      const bool enough = stopAfterSteps && m_progress.step - firstStep >= *stopAfterSteps;
      interruption = enough ? Interruption::pause : step();
      if (!interruption) return interruption.error();
    }
    if (*interruption != Interruption::none) return end(*interruption);
  }
}

Result<LoopEnd> TrainingLoop::end(Interruption interruption) {
  using Status = TrainingOutcome::Status;
  if (interruption == Interruption::pause) {
    m_progress.regular = m_progress.regular || checkpointDue();
    interruption = checkpoint(false);
    if (interruption == Interruption::none) return LoopEnd{Status::paused, ""};
  } else if (interruption == Interruption::stop) {
    interruption = finishCheckpoint();
    if (interruption == Interruption::none) return LoopEnd{Status::stopped, "", nullptr, false};
  }
  return LoopEnd{Status::paused, m_obstacle->message(), nullptr, false};
}

Result<TrainingLoop::Interruption> TrainingLoop::validateAndSave() {
  bool improved = false;
  if (m_progress.validationPending) {
    const auto interruption = validateNow();
    if (!interruption || *interruption != Interruption::none) return interruption;
    // The best weights so far must be on disk to be kept, even between two regular checkpoints.
    improved = m_progress.best && m_progress.best->step == m_progress.step;
  }
  if (m_surroundings->writer.isReady()) {
    if (const auto interruption = finishCheckpoint(); interruption != Interruption::none) return interruption;
  }
  if (!checkpointDue() && !(improved && m_setup.recipe.checkpoints.keepBest)) return Interruption::none;
  m_progress.regular = true;
  return checkpoint(!isOver());
}

Result<TrainingLoop::Interruption> TrainingLoop::step() {
  const auto start = Clock::now();
  const double servedBefore = m_servingSeconds;
  Interruption interruption = Interruption::none;
  const auto goOn = [&] { return (interruption = look()) == Interruption::none; };
  const double peak = m_setup.recipe.optimizer.learningRate.value_or(0.0);
  const double rate = peak * m_progress.rateFactor * m_schedule.factor(m_progress.step);
  auto done = m_step->run(m_progress.step, rate, goOn);
  RunDirectory& directory = m_surroundings->directory;
  if (!done) {
    Error error = done.error();
    if (error.where.empty()) error.where = directory.path().string();
    return error;
  }
  if (!*done) return interruption;
  const StepOutcome& outcome = **done;
  m_progress.partLimit = m_step->partLimit();
  m_progress.scaler = m_step->scaler().state();
  if (!outcome.badNumbers.empty()) return meetBadNumbers(outcome);
  ++m_progress.step;
  m_progress.regular = false;
  m_progress.leftOut = 0;
  m_progress.rolledBack = false;
  if (m_average && !outcome.overflowed) m_average->update(m_progress.step);
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
               {"padding_share", paddingShare(outcome)},
               {"resident_bytes", residentBytes()},
               {"peak_bytes", cpu_memory::peakBytes()}};
  line.update(m_task->stepNumbers(outcome.totals));
  const Json passes = m_setup.data.passes(m_progress.step * m_setup.recipe.training.accumulation);
  if (!passes.empty()) line["data_passes"] = passes;
  if (outcome.overflowed) line["skipped"] = "gradients beyond float16: the loss scale was halved";
  interruption = persist([&] { return directory.appendMetrics(line); });
  if (interruption != Interruption::none) return interruption;
  const auto& stepDone = m_surroundings->observer.stepDone;
  if (stepDone) stepDone(m_progress.step, line);
  return Interruption::none;
}

Result<TrainingLoop::Interruption> TrainingLoop::validateNow() {
  const auto start = Clock::now();
  const double servedBefore = m_servingSeconds;
  RunDirectory& directory = m_surroundings->directory;
  const TrainingObserver& observer = m_surroundings->observer;
  std::optional<MovingAverage::InPlace> averaged(std::in_place, m_average ? &*m_average : nullptr);
  Interruption interruption = Interruption::none;
  const auto goOn = [&] { return (interruption = look()) == Interruption::none; };
  const auto result =
      validate(*m_task, *m_setup.bundle.model, m_setup.data.validation(), m_setup.recipe.evaluation,
               validationBatch(), m_validationLimits, goOn, &m_surroundings->control);
  if (interruption != Interruption::none) return interruption;
  // Answers that were being written end by themselves when the run is told to stop.
  if (!result && result.error().kind == Error::Kind::cancelled) return Interruption::stop;
  if (!result) return result.error();
  const auto samples =
      writeSamples(*m_task, m_setup.data.validation(), m_setup.recipe.evaluation, validationBatch(),
                   m_validationLimits.written, m_progress.step, &m_surroundings->control);
  averaged.reset();
  if (!samples && samples.error().kind == Error::Kind::cancelled) return Interruption::stop;
  if (!samples) return samples.error();

  m_progress.seconds += secondsSince(start) - (m_servingSeconds - servedBefore);
  Json line = {{"step", m_progress.step}, {"epoch", epoch()}, {"time_s", m_progress.seconds}};
  line.update(*result);
  noteBest(line);
  notePatience(line);
  interruption = persist([&] { return directory.appendMetrics(line); });
  if (interruption != Interruption::none) return interruption;
  if (observer.validated) observer.validated(m_progress.step, line);
  for (const Json& sample : *samples) {
    interruption = persist([&] { return directory.appendSample(sample); });
    if (interruption != Interruption::none) return interruption;
  }
  if (observer.samplesReady && !samples->empty()) observer.samplesReady(m_progress.step, *samples);
  m_progress.validationPending = false;
  return Interruption::none;
}

void TrainingLoop::noteBest(const Json& metrics) {
  const CheckpointsSection& options = m_setup.recipe.checkpoints;
  const double value = numberOf(metrics, options.metric);
  const bool better = !m_progress.best || (bestIsLargest(m_setup.recipe) ? value > m_progress.best->value
                                                                         : value < m_progress.best->value);
  if (better && std::isfinite(value)) {
    m_progress.best = BestCheckpoint{metrics.at("step").get<std::int64_t>(), options.metric, value};
    m_progress.bestIsLargest = bestIsLargest(m_setup.recipe);
  }
}

void TrainingLoop::notePatience(const Json& metrics) {
  if (m_earlyStopping.patience == 0) return;
  const double value = numberOf(metrics, m_earlyStopping.metric);
  noteValidation(m_progress.patience, m_earlyStopping, m_progress.step, value);
}

}  // namespace s2s
