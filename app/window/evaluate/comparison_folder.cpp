#include "app/window/evaluate/comparison_folder.h"

#include <QDir>

#include "engine/core/atomic_file.h"
#include "engine/reports/comparison_report.h"
#include "engine/reports/shareable.h"

namespace s2s {
Result<FoundComparison> readComparisonFolder(const std::filesystem::path& folder) {
  auto comparison = readDescription(folder);
  if (!comparison) return comparison.error();
  auto queue = readQueue(folder);
  if (!queue) return queue.error();
  FoundComparison found{*std::move(comparison), *std::move(queue), {}, {}, {}};
  for (const QueuedRun& run : found.queue.runs) found.progress.push_back(progressOf(folder, run));
  const std::filesystem::path file = folder / comparison_files::kResult;
  if (!std::filesystem::exists(file)) return found;
  const auto json = readJsonFile(file);
  auto result = json ? comparisonResultFrom(*json) : json.error();
  if (result)
    found.result = std::make_shared<const ComparisonResult>(*std::move(result));
  else
    found.unreadable = result.error();
  return found;
}

std::vector<RunSummary> comparedRuns(const std::filesystem::path& comparisons) {
  std::vector<std::filesystem::path> folders;
  std::error_code problem;
  for (std::filesystem::directory_iterator one(comparisons, problem), end; !problem && one != end;
       one.increment(problem))
    folders.push_back(one->path() / comparison_files::kRuns);
  return listRuns(folders);
}

Report reportOfComparison(const ComparisonResult& result) {
  return reportOf(shareable(result, QDir::homePath().toStdString()));
}

}  // namespace s2s
