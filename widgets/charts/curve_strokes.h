#pragma once
// Curves as vertical strokes: in every pixel column from the lowest to the highest place that the line
// touches there. No peak is lost, and a frame costs what it has pixels.

#include <QList>
#include <QRgb>
#include <functional>

#include "widgets/charts/column_canvas.h"
#include "widgets/charts/curve_data.h"

namespace s2s {

struct StrokeStyle {
  QRgb color = 0;
  double width = 1.0;      ///< of the line, in pixels of the canvas
  QList<qreal> dash = {};  ///< in widths, like QPen's; empty: solid
};

/// Draws what columns() gave for x from `lower` to `upper`, as many columns as the canvas has. `rowOf` says
/// at which row of the canvas a value stands.
void strokeCurve(ColumnCanvas& canvas, const CurveData::Columns& columns, double lower, double upper,
                 const std::function<double(double)>& rowOf, const StrokeStyle& style);

}  // namespace s2s
