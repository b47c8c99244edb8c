#include "engine/comparisons/learned_data.h"

#include <algorithm>

#include "engine/data/pinned_data.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_recipe.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;
using namespace comparison_files;

void addFiles(std::span<const DataSource> sets, std::vector<DataHash>& files) {
  for (const DataSource& set : sets) {
    for (DataFile& file : dataFilesOf(set)) {
      const auto known = std::ranges::find(files, file.path, &DataHash::path);
      if (known == files.end()) files.push_back({set.name, std::move(file.path), std::move(file.sha256)});
    }
  }
}

/// Files of the list whose digest is known and that are not among them yet.
void addKnown(std::vector<DataHash> list, std::vector<DataHash>& known) {
  for (DataHash& file : list) {
    if (file.sha256.empty()) continue;
    if (std::ranges::find(known, file.path, &DataHash::path) == known.end()) known.push_back(std::move(file));
  }
}

/// What a run has begun with; nothing where it has not, or where its recipe cannot be read.
std::vector<DataHash> begunWith(const fs::path& run) {
  if (!isRunDirectory(run)) return {};
  const auto recipe = recipeOfRun(run);
  return recipe ? dataOf(recipe->data) : std::vector<DataHash>();
}

/// Every file as it was first, what was trained on before what was only counted.
std::vector<DataHash> dataBefore(const fs::path& comparison, const ComparisonQueue& queue,
                                 const QueuedRun& run) {
  std::vector<DataHash> known = begunWith(comparison / kRuns / run.name);
  for (const QueuedRun& other : queue.runs) addKnown(begunWith(comparison / kRuns / other.name), known);
  for (const QueuedRun& other : queue.runs) {
    if (other.stage == RunStage::waiting || other.stage == RunStage::failed) continue;
    const auto course = readCourse(comparison / kCourses / (other.name + ".json"));
    if (course) addKnown(dataOf(*course), known);
  }
  return known;
}

}  // namespace

std::vector<DataHash> dataOf(const DataSection& data) {
  std::vector<DataHash> files;
  addFiles(data.train, files);
  addFiles(data.validation.sets, files);
  return files;
}

std::vector<DataHash> dataOf(const TrainingCourse& course) {
  std::vector<DataHash> files;
  addFiles(course.data, files);
  return files;
}

bool haveChanged(std::span<const DataHash> some, std::span<const DataHash> others) {
  return std::ranges::any_of(some, [&](const DataHash& one) {
    const auto other = std::ranges::find(others, one.path, &DataHash::path);
    return other != others.end() && !one.sha256.empty() && !other->sha256.empty() &&
           one.sha256 != other->sha256;
  });
}

bool isTrainingBegun(const fs::path& comparison, const ComparisonQueue& queue) {
  return std::ranges::any_of(queue.runs, [&](const QueuedRun& run) {
    return run.stage == RunStage::trained || run.stage == RunStage::evaluated ||
           isRunDirectory(comparison / kRuns / run.name);
  });
}

Result<void> checkSameData(const fs::path& comparison, const ComparisonQueue& queue, const QueuedRun& run,
                           const DataSection& data) {
  const std::vector<DataHash> before = dataBefore(comparison, queue, run);
  for (const DataHash& file : dataOf(data)) {
    const auto known = std::ranges::find(before, file.path, &DataHash::path);
    if (known == before.end()) continue;
    const Result<std::string> now = sha256OfData(file.path);
    if (!now) return now.error();
    if (*now == known->sha256) continue;
    return Error{"the data file has changed since the comparison began", file.path,
                 "bring back the file with SHA-256 " + known->sha256 +
                     ", or begin the comparison anew in another folder",
                 Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace s2s
