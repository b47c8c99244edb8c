#pragma once
#include <optional>

#include "widgets/charts/curve_data.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/moving_average.h"
#include "widgets/charts/qcustomplot_api.h"

namespace s2s {

/// One curve of a line chart: its points, their average, and the graphs that draw them.
struct LineChart::Series {
  QString name;
  int style = 0;
  bool visible = true;
  bool smoothed = true;
  std::optional<double> weight;  ///< in place of the chart's
  CurveData raw;
  CurveData average;  ///< empty while nothing is smoothed
  MovingAverage state;
  QCPGraph* faint = nullptr;
  QCPGraph* strong = nullptr;
  QPen faintPen, strongPen;

  const CurveData& shown() const { return average.size() > 0 ? average : raw; }
};

}  // namespace s2s
