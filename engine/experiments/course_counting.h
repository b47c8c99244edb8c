#pragma once
// Counts what a training run will spend, before its first step: the rows of every micro-batch are known
// beforehand.

#include <functional>
#include <optional>
#include <string>

#include "engine/comparisons/training_course.h"
#include "engine/core/run_control.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// How far a run may go; exactly one of them counts.
struct CourseLimit {
  std::optional<std::int64_t> steps;
  std::optional<double> targetBytes, operations;
};

/// Prepares the run as training does and walks through its micro-batches without computing anything; with
/// gradual unfreezing each step spends the operations of what has joined by then. Beyond 200,000
/// micro-batches it goes on at the pace so far. The number of steps is the one that comes nearest to the
/// limit, 1 at least; an error where that is more than a recipe may have.
Result<TrainingCourse> courseOf(const Recipe& recipe, const CourseLimit& limit,
                                const std::function<void(const std::string&)>& message,
                                const RunControl& control);

}  // namespace s2s
