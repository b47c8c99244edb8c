#pragma once
// Charts as files: PDF and SVG (vector, text kept), PNG (chosen width and resolution) and CSV. Files are
// whole or absent.

#include "engine/core/result.h"
#include "widgets/charts/chart.h"

namespace s2s {

struct ChartExportOptions {
  QString file;          ///< ends in .pdf, .svg, .png or .csv
  int width = 0;         ///< pixels of a PNG, else of 96 to the inch; 0: as on screen
  int height = 0;        ///< 0: keeps the proportions on screen
  int dotsPerInch = 96;  ///< of a PNG: text and lines grow with it
  bool dark = false;
};

/// Writes the chart. Errors name the file and what to do.
Result<void> exportChart(Chart& chart, const ChartExportOptions& options);

/// CSV after RFC 4180, UTF-8.
QByteArray toCsv(const ChartTable& table);

/// Asks for format, size, resolution and theme in a dialog, remembers the folder, writes, and tells of a
/// failure.
void exportChartInteractively(Chart& chart, QWidget* parent);

}  // namespace s2s
