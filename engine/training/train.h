#pragma once
// Training as a recipe says it, from the first row read to the last checkpoint. No Torch header here: the
// command line and the front door both call these two functions.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/recipes/recipe.h"
#include "engine/runs/run_directory.h"

namespace s2s {

struct ModelBundle;

/// What writing a checkpoint took.
struct CheckpointSeconds {
  double training = 0.0;  ///< in which training stood still, apart from waiting for what is written beside it
  double beside = 0.0;    ///< of the thread that wrote in the background; 0 where none did
};

/// What a run tells while it goes. Every function may be empty; all are called on the training thread.
struct TrainingObserver {
  /// The run folder exists and is locked. `startStep` steps are done already (0 for a new run).
  std::function<void(const std::filesystem::path& run, std::int64_t startStep, std::int64_t totalSteps)>
      opened;
  /// One sentence on what happens before the first step ("training the tokenizer"), or a warning.
  std::function<void(const std::string& text)> message;
  /// A step is done; `metrics` is its line of metrics.jsonl.
  std::function<void(std::int64_t step, const Json& metrics)> stepDone;
  /// A validation is done; `metrics` is its line of metrics.jsonl.
  std::function<void(std::int64_t step, const Json& metrics)> validated;
  /// The samples of a validation, as written to samples.jsonl.
  std::function<void(std::int64_t step, const std::vector<Json>& samples)> samplesReady;
  std::function<void(std::int64_t step, const std::filesystem::path& checkpoint)> checkpointWritten;
  /// Called behind it.
  std::function<void(std::int64_t step, const CheckpointSeconds& seconds)> checkpointTook;
  /// Called before every micro-batch with the model as it is now. Whoever uses it runs under no-grad, draws
  /// from generators of its own and leaves the weights alone; its time does not count as training time.
  /// With training.moving_average, the model holds the averages then, as it does in validations.
  std::function<void(ModelBundle& model)> betweenBatches;
  /// Whether betweenBatches has anything to do now; empty: always.
  std::function<bool()> isWaited;
  /// Something could not be written: the disk is full, the folder is gone. True: try again (called as often
  /// as it fails); false or empty: the run pauses, and what was trained since its last checkpoint is lost.
  std::function<bool(const Error& error)> cannotWrite;
};

struct TrainingRequest {
  Recipe recipe;
  std::filesystem::path run;  ///< empty: NAME-DATE below runsFolder
  std::filesystem::path runsFolder = "runs";
  std::optional<std::int64_t> stopAfterSteps;  ///< pause after so many steps of this call
};

struct ResumeRequest {
  std::filesystem::path run;
  std::vector<std::string> changes;  ///< "training.steps=300"; only the paths that may change
  std::optional<std::int64_t> stopAfterSteps;
};

struct TrainingOutcome {
  enum class Status {
    finished,
    paused,   ///< on request or after stopAfterSteps, with a checkpoint of the last whole step; or because
              ///< nothing could be written: then `reason` says why, and the last checkpoint stands
    stopped,  ///< on request, nothing written; the last checkpoint stands
  };
  std::filesystem::path run;
  Status status = Status::finished;
  std::int64_t step = 0;
  std::optional<BestCheckpoint> best;
  std::filesystem::path checkpoint;  ///< the last one; empty where none was written
  std::string reason{};              ///< why it ended before its steps or paused by itself; else empty
  Json stoppedEarly = nullptr;       ///< metric, validations, best and its step; null: it did not end early
  Json average = nullptr;            ///< of the last checkpoints: folder, steps, validation; null: none
};

/// As the verbs `train` and `resume` print it. A stopped run reads "paused" there: both go on with `resume`.
Json toJson(const TrainingOutcome& outcome);

/// Starts a new run. Wrong files, columns, devices and values are errors before the run folder appears.
///
/// metrics.jsonl gets, per step: step, epoch, time_s (of training, pauses left out), loss (the objective,
/// mean nats per target token), learning_rate, gradient_norm (before clipping), tokens_per_second (source and
/// target tokens without padding), padding_share (of all tokens computed), token_accuracy, target_tokens,
/// resident_bytes. A validation line has step,
/// epoch, time_s, validation_loss (plain negative log-likelihood, mean over the target tokens of all sets),
/// validation_token_accuracy, validation_bits_per_byte (nats of all target tokens / (ln 2 · UTF-8 bytes of the
/// targets); null where the objective writes no text of the data), and, per named set, validation_sets:
/// {NAME: {loss, token_accuracy, target_tokens, bits_per_byte}}.
Result<TrainingOutcome> train(const TrainingRequest& request, const TrainingObserver& observer,
                              const RunControl& control);

/// Goes on where the run stopped: the weights become bit for bit those of the run that never stopped (same
/// machine, threads and build). From step 0 where no checkpoint was written; at once for a finished run.
Result<TrainingOutcome> resume(const ResumeRequest& request, const TrainingObserver& observer,
                               const RunControl& control);

}  // namespace s2s
