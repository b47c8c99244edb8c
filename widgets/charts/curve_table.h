#pragma once
#include <QString>
#include <span>

#include "widgets/charts/chart.h"
#include "widgets/charts/curve_data.h"

namespace s2s {

struct NamedCurve {
  QString name;
  const CurveData* curve;
};

/// The points of curves merged by x: a row for every x, a column for every curve, empty where a curve has no
/// (finite) value there. A curve with two points at one x fills two rows.
ChartTable curveTable(const QString& xName, std::span<const NamedCurve> curves);

}  // namespace s2s
