#pragma once
// The pace of a run, from a few steps of it.

#include <filesystem>
#include <functional>
#include <string>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/planning/time_plan.h"

namespace s2s {

/// What is trained to measure a recipe's pace: it validates and writes a checkpoint behind `steps` steps, and
/// all that it trains is trained from the first step on. Gradual unfreezing begins with the steps that cost
/// least, and most of a run's may cost more.
Recipe recipeToMeasure(Recipe recipe, std::int64_t steps);

/// Trains `steps` steps of recipeToMeasure() in a temporary folder that goes away again, with a validation
/// (where the recipe has any) and a checkpoint behind them. `message` (may be empty) hears what a run tells.
/// The folder lies in `beside`, on the disk that the run will write to; empty: where temporary files are.
/// Paused or stopped by `control` (may be null) it is an error of kind cancelled.
Result<MeasuredPace> measurePace(Recipe recipe, std::int64_t steps,
                                 const std::function<void(const std::string&)>& message,
                                 RunControl* control = nullptr, const std::filesystem::path& beside = {});

}  // namespace s2s
