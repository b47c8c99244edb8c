#pragma once
// Grid, tick labels and axis labels around the plot of a chart that paints itself.

#include <QPainter>
#include <QRectF>
#include <QString>

#include "widgets/charts/axis_fit.h"
#include "widgets/charts/chart_look.h"

namespace s2s {

struct PlotFrame {
  QRectF plot;
  AxisRange x, y;

  qreal xAt(double value) const { return plot.left() + (value - x.lower) / x.size() * plot.width(); }
  qreal yAt(double value) const { return plot.bottom() - (value - y.lower) / y.size() * plot.height(); }
  double valueAt(qreal position) const {
    return x.lower + (position - plot.left()) / plot.width() * x.size();
  }
};

struct FrameOptions {
  AxisRange x, y;          ///< y is taken as it is (fittedUpright before)
  QString xLabel, yLabel;  ///< drawn where the look has labels at the axes
  bool xTicks = true;      ///< else the chart names what stands below its plot
  qreal below = 0;         ///< room for those names
  bool wholeX = false;
  bool shares = false;  ///< y in per cent
};

/// Places the plot in an area, so that the longest tick label has room at its left.
PlotFrame placeFrame(const QRectF& area, const FrameOptions& options, const ChartLook& look);
void paintFrame(QPainter& painter, const PlotFrame& frame, const FrameOptions& options,
                const ChartLook& look);
/// Ticks that an upright axis of this height has room for.
int ticksUpright(qreal height);

}  // namespace s2s
