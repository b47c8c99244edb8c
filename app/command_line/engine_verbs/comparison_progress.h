#pragma once
// What a person at a terminal sees of a comparison.

#include "app/command_line/verb.h"
#include "engine/experiments/comparison_runner.h"

namespace s2s::command_line {

/// On stderr. `console` must outlive the observer.
ComparisonObserver comparisonProgress(Console& console);

}  // namespace s2s::command_line
