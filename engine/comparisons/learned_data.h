#pragma once
// Which data files a comparison's runs learn from, by their SHA-256: all of them from the same ones.

#include <filesystem>
#include <span>
#include <vector>

#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/training_course.h"

namespace s2s {

/// The files that a recipe learns from and is validated on, each once, and those that a course was counted
/// on. Without a digest where none is recorded.
std::vector<DataHash> dataOf(const DataSection& data);
std::vector<DataHash> dataOf(const TrainingCourse& course);

/// Whether both have a file that was not the same.
bool haveChanged(std::span<const DataHash> some, std::span<const DataHash> others);

/// Whether any of the queue's runs has begun to train.
bool isTrainingBegun(const std::filesystem::path& comparison, const ComparisonQueue& queue);

/// Whether the files of a run's recipe are those that the run began with; where it has not begun, those that
/// the others began with, else those that runs were measured on. One that has changed is an error of kind
/// invalidInput.
Result<void> checkSameData(const std::filesystem::path& comparison, const ComparisonQueue& queue,
                           const QueuedRun& run, const DataSection& data);

}  // namespace s2s
