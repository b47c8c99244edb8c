#pragma once
// How many steps a run gets where time is what is made equal. No Torch header here.

#include <cstdint>
#include <functional>
#include <string>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// How many steps this machine does in so many seconds, validations included and checkpoints not: by the pace
/// of a few steps that are tried. `message` (may be empty) hears what they tell. Paused or stopped behind
/// them it is an error of kind cancelled.
Result<std::int64_t> stepsWithin(double seconds, const Recipe& recipe,
                                 const std::function<void(const std::string&)>& message,
                                 const RunControl& control);

}  // namespace s2s
