#include "app/window/evaluate/comparison_folder.h"

#include <QByteArray>
#include <QFileInfo>

#include "app/window/render/report_pdf.h"
#include "engine/core/atomic_file.h"
#include "engine/reports/comparison_report.h"
#include "engine/reports/report_forms.h"

namespace s2s {
namespace {

/// Everything of one file that a report can be written as.
Result<QByteArray> reportAs(const QString& suffix, const Report& report) {
  if (suffix == "pdf") return pdfOf(report);
  if (suffix == "md") return QByteArray::fromStdString(markdownOf(report));
  if (suffix == "tex") return QByteArray::fromStdString(latexTablesOf(report));
  if (suffix == "html") return QByteArray::fromStdString(htmlOf(report));
  return Error{"a report is not written as ." + suffix.toStdString(), "", "use .html, .pdf, .md or .tex"};
}

}  // namespace

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
  const auto content = reportAs(QFileInfo(file).suffix().toLower(), reportOf(result));
  if (!content) return content.error();
  return writeFileAtomically(file.toStdString(), content->toStdString());
}

}  // namespace s2s
