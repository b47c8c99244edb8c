#include "app/window/render/report_file.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QFileInfo>

#include "app/window/render/report_pdf.h"
#include "engine/core/atomic_file.h"
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

QString reportFileFilter() {
  return QCoreApplication::translate("s2s::Reports",
                                     "Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;LaTeX tables (*.tex)");
}

Result<void> writeReportFile(const Report& report, const QString& file) {
  const auto content = reportAs(QFileInfo(file).suffix().toLower(), report);
  if (!content) return content.error();
  return writeFileAtomically(file.toStdString(), content->toStdString());
}

}  // namespace s2s
