#pragma once
#include <QString>

#include "engine/core/result.h"
#include "engine/reports/report.h"

namespace s2s {

/// What a file dialog offers for reports.
QString reportFileFilter();

/// Writes a report as the file's name says: .html, .pdf, .md or .tex; anything else is an error. The file
/// appears whole.
Result<void> writeReportFile(const Report& report, const QString& file);

}  // namespace s2s
