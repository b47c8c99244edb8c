#pragma once
// What a person at a terminal sees of a training run.

#include <functional>

#include "app/command_line/verb.h"
#include "engine/training/train.h"

namespace s2s::command_line {

/// Writes to stderr: messages, validations and checkpoints as lines, steps as a line that overwrites itself
/// where stderr is a terminal. `console` must outlive the observer.
TrainingObserver trainingProgress(Console& console);

/// Trains by `work` under that observer and prints how the run ended; the exit code is 0 where it is finished
/// and 3 otherwise. A run that fails once its folder is there is a document too.
Result<int> trainAndReport(
    const std::function<Result<TrainingOutcome>(const TrainingObserver& observer)>& work, Console& console);

}  // namespace s2s::command_line
