#pragma once
#include "widgets/charts/curve_data.h"

namespace s2s {

/// A window in the coordinates of the axes.
struct ClipArea {
  double left, right, bottom, top;
};

/// The parts of a polyline inside an area, with gaps between them (Liang & Barsky 1984); a point between gaps
/// is a part too. SVG as Qt writes it knows no clipping, so a zoomed chart would run over its own edges.
CurveData::Thinned clipped(const CurveData::Thinned& line, const ClipArea& area);
/// Likewise on a logarithmic y axis, where other lines are straight; all y and both edges are positive.
CurveData::Thinned clippedLogarithmic(CurveData::Thinned line, const ClipArea& area);

}  // namespace s2s
