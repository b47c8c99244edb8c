#pragma once
// What a training run spends until when (engine/experiments/course_counting.h counts it before the run).

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/planning/operations.h"
#include "engine/recipes/recipe.h"

namespace s2s {

/// Spent until behind a step.
struct Spending {
  std::int64_t step = 0;
  std::int64_t targetBytes = 0;  ///< UTF-8 bytes of the rows' targets, within the limits of their length
  double operations = 0.0;       ///< engine/planning/operations.h
  std::int64_t rows = 0;         ///< that were learned from; courses of former versions have none
};

struct TrainingCourse {
  std::vector<Spending> points;  ///< at every validation and behind the last step
  /// Of the rows' texts in the order in which they are learned from: the first 1, 2, 4, 8 … rows, as far as
  /// was walked. Runs that see the same rows in the same order agree in all that both have, however long they
  /// are and whatever a micro-batch holds.
  std::vector<std::string> orderDigests;
  /// Rows of an epoch where a single micro-batch holds it whole, so that room for more would change nothing;
  /// else 0.
  std::int64_t epochAtOnce = 0;
  double unknownTargets = 0.0;  ///< UnknownRate::share() of them
  double cutTargets = 0.0;      ///< share of the targets' bytes that the limits of their length cut off
  ParameterParts parameters;
  /// The recipe's sets with their hashes; once it was written and read, a set for every file of theirs.
  std::vector<DataSource> data;

  Spending end() const { return points.empty() ? Spending{} : points.back(); }
};

Json toJson(const TrainingCourse& course);
/// Of such JSON; another form is an error.
Result<TrainingCourse> trainingCourseFrom(const Json& json);
Result<TrainingCourse> readCourse(const std::filesystem::path& file);

/// The course of a run of a comparison, which lies beside the runs (COMPARISON/runs/NAME,
/// COMPARISON/courses/NAME.json). Nothing for other runs, and where it cannot be read.
std::optional<TrainingCourse> courseOfRun(const std::filesystem::path& run);

/// What was spent until behind `step`, between the points by a straight line.
Spending spentUntil(const TrainingCourse& course, std::int64_t step);

}  // namespace s2s
