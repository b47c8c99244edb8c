#pragma once
// SIGINT and SIGTERM end work in order: training pauses, what writes files leaves none of them half-written.

#include "engine/core/run_control.h"

namespace s2s::command_line {

/// While it lives, the first signal asks `control` to pause and the second to stop. Where that does not end
/// the process soon (a long validation, a slow disk), it ends by itself with exit code 3: the last checkpoint
/// stands.
class PauseSignal {
 public:
  /// One at a time, of either class.
  explicit PauseSignal(RunControl& control);
  ~PauseSignal();
  PauseSignal(const PauseSignal&) = delete;
  PauseSignal& operator=(const PauseSignal&) = delete;
};

/// The same for work that is done again from its beginning: the first signal asks `control` to stop, and the
/// second ends the process soon, with exit code 3.
class StopSignal {
 public:
  explicit StopSignal(RunControl& control);
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
};

}  // namespace s2s::command_line
