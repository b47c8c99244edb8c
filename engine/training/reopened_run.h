#pragma once
// A run that goes on, opened at the newest checkpoint that can be read.

#include <functional>
#include <memory>
#include <string>

#include "engine/training/training_loop.h"

namespace s2s {

struct ReopenedRun {
  std::unique_ptr<TrainingSetup> setup;
  std::unique_ptr<TrainingLoop> loop;  ///< over the setup; at step 0 where no checkpoint was ever written
};

/// Opens the run under `recipe`, its own with changes. Checkpoints that cannot be read, or whose tensors and
/// training state are not what was written, are set aside, told of among the setup's warnings, and the one
/// before is taken; where none is left, that of the newest is the error. Small files that have changed, as
/// people edit them, are told of too, and taken as they are. Where memory, permission or the disk fails
/// (Error::Kind::unavailable), that is the error at once, and nothing is set aside. Where the data is split
/// otherwise than the run recorded, that is an error of kind invalidInput. `message` (may be empty) and
/// `control` as in prepareTraining().
Result<ReopenedRun> reopenRun(RunDirectory& run, const Recipe& recipe,
                              const std::function<void(const std::string&)>& message,
                              const RunControl& control);

}  // namespace s2s
