#pragma once
// Where charts stand on pages of paper.

#include <QPointF>
#include <QSizeF>
#include <span>
#include <vector>

#include "widgets/charts/chart_export.h"

class QPaintDevice;

namespace s2s {

struct ChartPage {
  struct Cell {
    Chart* chart = nullptr;
    QPoint at;   ///< in the charts' pixels
    QSize size;  ///< likewise
  };
  QSizeF points;                 ///< of the whole page, 72 to the inch
  double pointsPerPixel = 0.75;  ///< of the charts' pixels
  ChartLook look;
  std::vector<Cell> cells;

  /// Its size in the charts' pixels, which a picture for the screen has.
  QSizeF pixels() const { return points / pointsPerPixel; }
};

/// One page for each chart, or one for all. A page of no or of absurd size, and a resolution out of range,
/// are errors of kind invalidInput.
Result<std::vector<ChartPage>> planPages(std::span<Chart* const> charts, const ChartExportOptions& options);

/// Draws a page from the painter's origin. A pixel of the charts is `scale` pixels of the device.
void drawPage(QCPPainter& painter, const ChartPage& page, double scale);
/// The same on a device of its own.
void drawPage(QPaintDevice& device, const ChartPage& page, double scale);

}  // namespace s2s
