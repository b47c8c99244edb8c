#include "engine/comparisons/curve_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace s2s {

std::optional<double> valueOf(const CurvePoint& point, CurveMeasure measure) {
  const std::optional<double>& value = measure == CurveMeasure::bitsPerByte ? point.bitsPerByte
                                       : measure == CurveMeasure::accuracy  ? point.accuracy
                                       : measure == CurveMeasure::pearson   ? point.pearson
                                                                            : point.loss;
  return value && std::isfinite(*value) ? value : std::nullopt;
}

CurveMeasure curveMeasureOf(const ComparisonResult& result) {
  const auto hasAny = [&](CurveMeasure measure) {
    return std::ranges::any_of(result.entrants, [&](const ComparedEntrant& entrant) {
      return std::ranges::any_of(entrant.runs, [&](const ComparedRun& run) {
        return std::ranges::any_of(
            run.curve, [&](const CurvePoint& point) { return valueOf(point, measure).has_value(); });
      });
    });
  };
  for (const CurveMeasure measure :
       {CurveMeasure::bitsPerByte, CurveMeasure::accuracy, CurveMeasure::pearson})
    if (hasAny(measure)) return measure;
  return CurveMeasure::loss;
}

MeasuredCurve measuredCurve(const ComparedRun& run, CurveMeasure measure,
                            const std::function<double(const CurvePoint&)>& place) {
  MeasuredCurve curve;
  bool any = false;
  for (const CurvePoint& point : run.curve) {
    const std::optional<double> value = valueOf(point, measure);
    any = any || value;
    curve.x.push_back(place(point));
    curve.y.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
  }
  return any ? curve : MeasuredCurve{};
}

}  // namespace s2s
