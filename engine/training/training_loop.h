#pragma once
// Step after step: from prepared model and data to the last checkpoint.

#include <functional>
#include <memory>

#include "engine/optimizers/optimizer.h"
#include "engine/optimizers/schedule.h"
#include "engine/runs/run_directory.h"
#include "engine/training/checkpoint_writer.h"
#include "engine/training/learning_task.h"
#include "engine/training/moving_average.h"
#include "engine/training/row_limit.h"
#include "engine/training/train.h"
#include "engine/training/training_setup.h"
#include "engine/training/training_state.h"
#include "engine/training/training_step.h"

namespace s2s {

/// How a call of run() ended.
struct LoopEnd {
  TrainingOutcome::Status status = TrainingOutcome::Status::finished;
  std::string reason;  ///< for people, where there is one to tell: stopped early, or nothing could be written
  Json stoppedEarly = nullptr;
  bool saved = true;  ///< the last step is in a checkpoint
};

class TrainingLoop {
 public:
  /// `setup` must outlive the loop. Options that make no sense are invalidInput.
  static Result<std::unique_ptr<TrainingLoop>> make(TrainingSetup& setup);

  /// Takes up the state of a checkpoint whose model is in the setup already.
  Result<void> restore(const std::filesystem::path& checkpoint);

  const TrainingProgress& progress() const { return m_progress; }
  /// Cuts the logs of a run back to what is done; a validation that is still to come is no part of it.
  Result<void> rewindLogs(RunDirectory& run) const;
  /// Under a metric or mode that the run did not have so far: the best of the recorded validations whose
  /// checkpoints are there, named in the run.
  Result<void> decideBestAgain(RunDirectory& run);

  /// Until the end, after `stopAfterSteps`, or when `control` asks. A last checkpoint is written unless it
  /// was asked to stop without. What cannot be written pauses the run: the last checkpoint stands.
  Result<LoopEnd> run(RunDirectory& run, std::optional<std::int64_t> stopAfterSteps,
                      const TrainingObserver& observer, const RunControl& control);

 private:
  /// Why a step, a validation or something to write was not finished.
  enum class Interruption { none, pause, stop, unwritten };

  /// What run() runs in.
  struct Surroundings {
    RunDirectory& directory;
    const TrainingObserver& observer;
    const RunControl& control;
    CheckpointWriter writer{directory};
  };

  TrainingLoop(TrainingSetup& setup, Schedule schedule, std::unique_ptr<LearningTask> task);

  Result<LoopEnd> runUntilInterrupted(std::optional<std::int64_t> stopAfterSteps);
  Result<LoopEnd> end(Interruption interruption);
  Interruption look();
  Result<Interruption> step();
  /// After a step whose loss or gradient was no number: what training.bad_numbers says.
  Result<Interruption> meetBadNumbers(const StepOutcome& outcome);
  /// Before a validation or a checkpoint: an update may have left a weight that no later step looks at.
  Result<Interruption> lookAtWeights();
  /// Back to the last good checkpoint before the step `end` where the policy goes back; else the run's end.
  Result<Interruption> goBackOrFail(std::string what, std::int64_t end);
  Result<Interruption> leaveStepOut(const StepOutcome& outcome);
  struct DamagedCheckpoint {
    CheckpointEntry entry;
    Error damage;
  };
  struct GoodCheckpoint {
    CheckpointEntry entry;
    std::vector<NamedTensor> values;  ///< of the model, in the mapped file
    std::vector<DamagedCheckpoint> damaged;  ///< met before it
  };
  Interruption setAside(const std::vector<DamagedCheckpoint>& damaged);
  Result<Interruption> rollBack(const std::string& reason, const GoodCheckpoint& good);
  /// The last before the step `end` that is not damaged and whose weights are numbers.
  Result<std::optional<GoodCheckpoint>> lastGoodCheckpoint(std::int64_t end) const;
  /// What to do once no try is left, with the checkpoint that other steps may follow from.
  std::string adviceOnBadNumbers() const;
  /// The end of a run that left every step out.
  Error nothingLearned() const;
  /// Into the log, and to the observer.
  Interruption warn(const std::string& text);
  Result<Interruption> validateNow();
  /// What is due after a step, or was left over when the run stopped.
  Result<Interruption> validateAndSave();
  void noteBest(const Json& metrics);
  void notePatience(const Json& metrics);

  /// Does `write`; where it fails, the observer may have it tried again. `unwritten` ends the run.
  Interruption persist(const std::function<Result<void>()>& write);
  /// Writes the state as it is now, unless a checkpoint has it already. One in the background is under way
  /// afterwards.
  Interruption checkpoint(bool mayBeInBackground);
  Interruption finishCheckpoint();
  Result<void> nameAndPrune(const TrainingProgress& written);
  Result<void> nameBest(RunDirectory& run, const TrainingProgress& written);
  /// Makes the mean of the last checkpoints where the recipe wants one, and says how good it is. Damaged ones
  /// are left out and told of.
  Result<Interruption> averageLastCheckpoints();

  bool isOver() const;
  bool validationDue() const;
  bool checkpointDue() const;
  double epoch() const;
  std::int64_t validationBatch() const;

  TrainingSetup& m_setup;
  std::optional<Surroundings> m_surroundings;  ///< while run() runs
  Schedule m_schedule;
  std::unique_ptr<LearningTask> m_task;
  TrainedParameters m_parameters;
  std::unique_ptr<Optimizer> m_optimizer;
  std::optional<MovingAverage> m_average;
  std::optional<TrainingStep> m_step;
  ValidationLimits m_validationLimits;
  TrainingProgress m_progress;
  EarlyStoppingSection m_earlyStopping;
  bool m_holdsMean = false;  ///< the model is the mean of the last checkpoints: its own weights are gone
  std::int64_t m_checkpointStep = -1;         ///< of the last checkpoint written, under way, or read
  double m_snapshotSeconds = 0.0;             ///< that training stood still for when it was taken
  std::optional<TrainingProgress> m_unnamed;  ///< of a checkpoint that is written, but `best` not yet
  std::optional<Error> m_obstacle;            ///< why something was not written
  double m_servingSeconds = 0.0;              ///< spent in betweenBatches
};

}  // namespace s2s
