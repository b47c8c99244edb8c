#pragma once
// What is new in a run's files since they were last read.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/comparisons/training_course.h"
#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// How far a run's files have been read.
struct RunPlace {
  std::uint64_t fileNumber = 0;  ///< of metrics.jsonl; another number: the log was cut back
  std::uintmax_t metrics = 0, samples = 0, log = 0;
};

struct RunPiece {
  bool anew = false;  ///< everything is read from the beginning
  RunPlace place;
  std::string objective;                 ///< its kind in recipe.json; empty where it was read before
  std::optional<TrainingCourse> course;  ///< of a run of a comparison; nothing where it was read before
  std::vector<Json> metrics, samples;
  std::vector<std::string> warnings;  ///< of log.txt
};

/// Reads on from `known`.
Result<RunPiece> readRunPiece(const std::filesystem::path& run, const RunPlace& known);

}  // namespace s2s
