#pragma once
// Charts as files: PDF and SVG (vector, text kept), PNG (chosen width and resolution) and CSV. Files are
// whole or absent. The same chart with the same options is the same file, whatever it looks like on screen.

#include <functional>
#include <memory>
#include <span>

#include "engine/core/result.h"
#include "widgets/charts/chart.h"
#include "widgets/charts/figure_style.h"

class QImage;

namespace s2s {

/// Which numbers a CSV holds.
enum class ChartNumbers {
  all,   ///< every point
  drawn  ///< what is in sight, thinned to the chart's width
};

/// How several charts share a file.
struct ChartArrangement {
  bool grid = false;  ///< all on one page; else a page each, in a PDF
  int columns = 2;    ///< of the grid
};

struct ChartExportOptions {
  QString file;  ///< ends in .pdf, .svg, .png or .csv
  /// Pixels of a PNG, else of 96 to the inch; 0: the style's width, or as on screen. Of a grid, the whole's.
  int width = 0;
  int height = 0;        ///< 0: the style's, or in proportion. Of a grid, of one row
  int dotsPerInch = 96;  ///< of a PNG: text and lines grow with it
  bool dark = false;
  FigureStyle style = screenStyle();
  ChartNumbers numbers = ChartNumbers::all;
  ChartArrangement arrangement = {};  ///< of several charts
};

/// Writes the chart. Errors name the file and what to do.
Result<void> exportChart(Chart& chart, const ChartExportOptions& options);
/// Writes several charts: as pages of a PDF, or as a grid in a PDF, an SVG or a PNG. None is an error.
Result<void> exportCharts(std::span<Chart* const> charts, const ChartExportOptions& options);

/// What exportCharts would draw (of pages, the first), as a picture not larger than `most`. Null where the
/// options are wrong.
QImage previewOf(std::span<Chart* const> charts, const ChartExportOptions& options, QSize most);

/// CSV after RFC 4180, UTF-8.
QByteArray toCsv(const ChartTable& table);

/// A chart that may be exported. It is made when it is first wanted.
struct ChartOffer {
  QString title;
  std::function<std::shared_ptr<Chart>()> make;
  bool ticked = true;  ///< wanted unless a person says otherwise
};
/// Of a chart that stays with the caller and outlives the offer.
ChartOffer offerOf(Chart& chart, bool ticked = true);

/// Asks for format, style, size, resolution and theme in a dialog, and which of several charts; remembers the
/// choices, writes, and tells of a failure.
void exportChartInteractively(Chart& chart, QWidget* parent);
void exportChartsInteractively(std::vector<ChartOffer> offers, QWidget* parent);

}  // namespace s2s
