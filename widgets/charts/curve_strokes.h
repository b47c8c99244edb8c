#pragma once
// Curves as vertical strokes: in every pixel column from the lowest to the highest place that the line
// touches there. No peak is lost, and a frame costs what it has pixels.

#include <QList>
#include <QRgb>
#include <cmath>

#include "widgets/charts/column_canvas.h"
#include "widgets/charts/curve_data.h"

namespace s2s {

struct StrokeStyle {
  QRgb color = 0;
  double width = 1.0;      ///< of the line, in pixels of the canvas
  QList<qreal> dash = {};  ///< in widths, like QPen's; empty: solid
};

/// At which row of the canvas a value stands: `top` at row 0.
struct RowScale {
  double top = 0.0;      ///< its logarithm on a logarithmic scale
  double perUnit = 1.0;  ///< rows
  bool logarithmic = false;
  double rowOf(double value) const { return (top - (logarithmic ? std::log(value) : value)) * perUnit; }
};

/// Draws what columns() gave for x from `lower` to `upper`, as many columns as the canvas has. A column whose
/// neighbours have nothing gets a dot.
void strokeCurve(ColumnCanvas& canvas, const CurveData::Columns& columns, double lower, double upper,
                 const RowScale& scale, const StrokeStyle& style);

}  // namespace s2s
