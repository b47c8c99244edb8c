#pragma once
// What a person at a terminal sees of a training run.

#include "app/command_line/verb.h"
#include "engine/training/train.h"

namespace s2s::command_line {

/// Writes to stderr: messages, validations and checkpoints as lines, steps as a line that overwrites itself
/// where stderr is a terminal. `console` must outlive the observer.
TrainingObserver trainingProgress(Console& console);

/// Prints how a run ended and gives the exit code: 0 finished, 3 otherwise.
int reportOutcome(const TrainingOutcome& outcome, Console& console);

}  // namespace s2s::command_line
