#pragma once
#include <QPen>
#include <optional>

#include "engine/curves/exponential_average.h"
#include "widgets/charts/axis_fit.h"
#include "widgets/charts/curve_data.h"
#include "widgets/charts/line_chart.h"

namespace s2s {

struct LineChart::Fitted {
  AxisRange x, y;
  bool wholeNumbers = true;  ///< every curve begins and ends at a whole x
};

/// One curve of a line chart: its points, their average, and the pens that draw them.
struct LineChart::Series {
  QString name;
  int style = 0;
  bool visible = true;
  bool smoothed = true;
  std::optional<double> weight;  ///< in place of the chart's
  CurveData raw;
  CurveData average;  ///< empty while nothing is smoothed
  ExponentialAverage state;
  QPen faintPen, strongPen;

  const CurveData& shown() const { return average.size() > 0 ? average : raw; }
};

}  // namespace s2s
