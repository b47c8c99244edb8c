#pragma once
// Step after step: from prepared model and data to the last checkpoint.

#include <memory>

#include "engine/optimizers/optimizer.h"
#include "engine/optimizers/schedule.h"
#include "engine/runs/run_directory.h"
#include "engine/training/learning_task.h"
#include "engine/training/train.h"
#include "engine/training/training_setup.h"
#include "engine/training/training_state.h"
#include "engine/training/training_step.h"

namespace s2s {

class TrainingLoop {
 public:
  /// `setup` must outlive the loop. Options that make no sense are invalidInput.
  static Result<std::unique_ptr<TrainingLoop>> make(TrainingSetup& setup);

  /// Takes up the state of a checkpoint whose model is in the setup already.
  Result<void> restore(const std::filesystem::path& checkpoint);

  const TrainingProgress& progress() const { return m_progress; }

  /// Until the end, after `stopAfterSteps`, or when `control` asks. A last checkpoint is written unless it
  /// was asked to stop without.
  Result<TrainingOutcome::Status> run(RunDirectory& run, std::optional<std::int64_t> stopAfterSteps,
                                      const TrainingObserver& observer, const RunControl& control);

 private:
  /// Why a step or a validation was not finished.
  enum class Interruption { none, pause, stop };

  TrainingLoop(TrainingSetup& setup, Schedule schedule, std::unique_ptr<LearningTask> task);

  Interruption look(const TrainingObserver& observer, const RunControl& control);
  Result<Interruption> step(const TrainingObserver& observer, const RunControl& control);
  Result<Interruption> validateNow(const TrainingObserver& observer, const RunControl& control);
  /// What is due after a step, or was left over when the run stopped.
  Result<Interruption> validateAndSave(const TrainingObserver& observer, const RunControl& control);
  void noteBest(const Json& metrics);
  Result<void> checkpoint(const TrainingObserver& observer);
  Result<void> nameBest();
  bool validationDue() const;
  bool checkpointDue() const;
  double epoch() const;

  TrainingSetup& m_setup;
  RunDirectory* m_run = nullptr;  ///< while run() runs
  Schedule m_schedule;
  std::unique_ptr<LearningTask> m_task;
  TrainedParameters m_parameters;
  std::unique_ptr<Optimizer> m_optimizer;
  std::optional<TrainingStep> m_step;
  TrainingProgress m_progress;
  std::int64_t m_checkpointStep = -1;  ///< of the last checkpoint written or read
  double m_servingSeconds = 0.0;       ///< spent in betweenBatches
};

}  // namespace s2s
