#include "app/window/evaluate/comparison_folder.h"

#include <QDir>

#include "app/window/render/report_file.h"
#include "engine/core/atomic_file.h"
#include "engine/reports/comparison_report.h"
#include "engine/reports/shareable.h"

namespace s2s {
Result<FoundComparison> readComparisonFolder(const std::filesystem::path& folder) {
  auto comparison = readDescription(folder);
  if (!comparison) return comparison.error();
  auto queue = readQueue(folder);
  if (!queue) return queue.error();
  FoundComparison found{*std::move(comparison), *std::move(queue), {}};
  const std::filesystem::path file = folder / comparison_files::kResult;
  if (!std::filesystem::exists(file)) return found;
  const auto json = readJsonFile(file);
  if (!json) return json.error();
  auto result = comparisonResultFrom(*json);
  if (!result) return result.error();
  found.result = *std::move(result);
  return found;
}

Result<void> writeComparisonReport(const ComparisonResult& result, const QString& file) {
  return writeReportFile(reportOf(shareable(result, QDir::homePath().toStdString())), file);
}

}  // namespace s2s
