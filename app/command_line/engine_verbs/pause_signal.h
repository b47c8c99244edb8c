#pragma once
// SIGINT and SIGTERM to a training process mean pause; a second signal stops.

#include "engine/core/run_control.h"

namespace s2s::command_line {

/// While it lives, the first signal asks `control` to pause and the second to stop. Where that does not end
/// the process soon (a long validation, a slow disk), it ends by itself with exit code 3: the last checkpoint
/// stands.
class PauseSignal {
 public:
  /// One at a time.
  explicit PauseSignal(RunControl& control);
  ~PauseSignal();
  PauseSignal(const PauseSignal&) = delete;
  PauseSignal& operator=(const PauseSignal&) = delete;
};

}  // namespace s2s::command_line
