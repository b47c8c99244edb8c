#pragma once
// A report as a PDF: flowing text and tables, charts as vectors, fonts embedded.

#include <QByteArray>
#include <filesystem>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/reports/report.h"

namespace s2s {

/// A4, with page numbers. Needs a QApplication; any thread.
QByteArray pdfOf(const Report& report);

/// The specification's `reports`: [{"report", "file"}] (docs/render_spec.md). Files are written whole or not
/// at all.
Result<void> renderReports(const Json& specification);

}  // namespace s2s
