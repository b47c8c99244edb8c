#pragma once
// What every chart can do besides being looked at: draw itself for paper and tell its numbers.

#include <QSize>
#include <QString>
#include <QStringList>
#include <vector>

#include "widgets/charts/chart_look.h"

class QCPPainter;

namespace s2s {

/// A table of texts, ready for CSV.
struct ChartTable {
  QStringList header;
  std::vector<QStringList> rows;
};

class Chart {
 public:
  virtual ~Chart() = default;
  /// Draws the whole chart, background included, from the painter's origin to `size`, in the chart's pixels.
  /// `detail` is how many pixels of the device one of them covers.
  virtual void drawOn(QCPPainter& painter, QSize size, double detail, const ChartLook& look) = 0;
  /// All numbers of the chart.
  virtual ChartTable table() const = 0;
  /// The numbers that are drawn at a width: those in sight, thinned where they are many.
  virtual ChartTable drawnTable(int width) const {
    Q_UNUSED(width);
    return table();
  }
  virtual QString chartTitle() const = 0;
  /// Size on screen, the proposal for export.
  virtual QSize chartSize() const = 0;
  /// Height on paper where the content fixes it (a bar for each row); 0: any height will do.
  virtual int paperHeight() const { return 0; }
};

}  // namespace s2s
