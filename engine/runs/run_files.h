#pragma once
// Names in a run directory, and the small things that its writer and its readers share.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/json.h"

namespace s2s::run_files {

inline constexpr const char* kRecipe = "recipe.json";
inline constexpr const char* kEnvironment = "environment.json";
inline constexpr const char* kBase = "base.json";  ///< the stored model that the run began with
inline constexpr const char* kLabels = "labels.json";  ///< that tasks as text write as the data has them
inline constexpr const char* kStatus = "status.json";
inline constexpr const char* kMetrics = "metrics.jsonl";
inline constexpr const char* kSamples = "samples.jsonl";
inline constexpr const char* kLog = "log.txt";
inline constexpr const char* kNotes = "notes.json";
inline constexpr const char* kLock = "lock";
inline constexpr const char* kCheckpoints = "checkpoints";
inline constexpr const char* kAverage = "average";                  ///< among the checkpoints
inline constexpr const char* kDamaged = "damaged-";                 ///< before a checkpoint's name
inline constexpr const char* kAverageDescription = "average.json";  ///< in its folder: steps, validation
inline constexpr const char* kTrainingState = "training_state";     ///< how the names of its files begin
inline constexpr const char* kChecksums = "checkpoint_checksums.json";
inline constexpr const char* kBest = "best";                        ///< one line: the checkpoint's name
inline constexpr const char* kLast = "last";                        ///< one line: the checkpoint's name
inline constexpr const char* kBestValues = "best.json";  ///< metric and value of the best ones, by name

/// 500 → "step-000500".
std::string checkpointName(std::int64_t step);

/// "step-000500" or "step-500" → 500.
std::optional<std::int64_t> checkpointStep(const std::string& name);

/// The run that a checkpoint's folder (RUN/checkpoints/step-…) lies in; nothing for other folders.
std::optional<std::filesystem::path> runOfCheckpoint(const std::filesystem::path& checkpoint);

/// The value of a member where it is a number; members of other types count as absent.
std::optional<double> numberIn(const Json& object, const char* key);
std::string textIn(const Json& object, const char* key);

/// The member `step` of a line, where it has one.
std::optional<std::int64_t> stepOf(const Json& line);

}  // namespace s2s::run_files
