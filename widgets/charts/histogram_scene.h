#pragma once
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/plot_frame.h"

namespace s2s {

/// Bars and axes of a histogram at a size.
struct HistogramChart::Scene {
  HistogramBins bins;
  std::vector<std::vector<double>> heights;  ///< [series][bar], shares where the chart shows shares
  std::uint64_t beyond = 0;                  ///< values behind the last bar, of the series that has the most
  FrameOptions options;
  PlotFrame frame;

  /// The line stands behind the last value that is kept.
  qreal xOfCutOff(std::int64_t cutOff) const { return frame.xAt(static_cast<double>(cutOff) + 1.0); }
  bool holds(qreal x) const { return x > frame.plot.left() - 0.5 && x < frame.plot.right() + 0.5; }
};

}  // namespace s2s
