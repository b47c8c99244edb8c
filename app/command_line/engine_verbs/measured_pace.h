#pragma once
#include "app/command_line/console.h"
#include "engine/planning/time_plan.h"

namespace s2s::command_line {

/// Trains `steps` steps of the recipe in a temporary folder that goes away again, with a validation (where
/// the recipe has any) and a checkpoint behind them.
Result<MeasuredPace> measurePace(Recipe recipe, std::int64_t steps, Console& console);

}  // namespace s2s::command_line
