#pragma once
// What a comparison's training curves show.

#include <functional>
#include <optional>
#include <vector>

#include "engine/comparisons/comparison_result.h"

namespace s2s {

enum class CurveMeasure {
  bitsPerByte,  ///< of models that write: the one number that vocabularies have in common
  accuracy,     ///< of classifiers
  pearson,      ///< of models that give a number
  loss          ///< where there is none of these: not comparable where tokens are others
};

/// The first of these that some point has.
CurveMeasure curveMeasureOf(const ComparisonResult& result);

/// Nothing where the point has no finite one.
std::optional<double> valueOf(const CurvePoint& point, CurveMeasure measure);

struct MeasuredCurve {
  std::vector<double> x, y;
};

/// A run's validations, each at its `place`; NaN where one gave no finite number, so that a line breaks
/// there. Empty where none gave one.
MeasuredCurve measuredCurve(const ComparedRun& run, CurveMeasure measure,
                            const std::function<double(const CurvePoint&)>& place);

}  // namespace s2s
