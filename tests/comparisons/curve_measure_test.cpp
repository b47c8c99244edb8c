#include "engine/comparisons/curve_measure.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace s2s {
namespace {

ComparisonResult withPoint(const CurvePoint& point) {
  ComparisonResult result;
  result.entrants.resize(2);
  result.entrants[1].runs.resize(1);
  result.entrants[1].runs[0].curve = {point};
  return result;
}

TEST(CurveMeasureTest, IsWhatTheModelsCanBeComparedBy) {
  CurvePoint point;
  point.loss = 1.5;
  EXPECT_EQ(curveMeasureOf(withPoint(point)), CurveMeasure::loss);
  point.pearson = 0.7;
  EXPECT_EQ(curveMeasureOf(withPoint(point)), CurveMeasure::pearson);
  EXPECT_EQ(valueOf(point, CurveMeasure::pearson), 0.7);
  point.accuracy = 0.8;
  EXPECT_EQ(curveMeasureOf(withPoint(point)), CurveMeasure::accuracy);
  point.bitsPerByte = 2.0;
  EXPECT_EQ(curveMeasureOf(withPoint(point)), CurveMeasure::bitsPerByte);
}

TEST(CurveMeasureTest, WhatIsNotFiniteIsNone) {
  CurvePoint point;
  point.bitsPerByte = std::numeric_limits<double>::quiet_NaN();
  point.accuracy = 0.8;
  EXPECT_EQ(curveMeasureOf(withPoint(point)), CurveMeasure::accuracy);
  EXPECT_EQ(valueOf(point, CurveMeasure::bitsPerByte), std::nullopt);
}

TEST(CurveMeasureTest, ACurveBreaksAtAValidationWithoutANumber) {
  ComparedRun run;
  run.curve.resize(3);
  for (std::size_t i = 0; i < run.curve.size(); ++i) run.curve[i].step = static_cast<std::int64_t>(i) + 1;
  const auto place = [](const CurvePoint& point) { return 10.0 * static_cast<double>(point.step); };
  EXPECT_TRUE(measuredCurve(run, CurveMeasure::loss, place).x.empty());
  run.curve[0].loss = 2.0;
  run.curve[2].loss = 1.0;
  const MeasuredCurve curve = measuredCurve(run, CurveMeasure::loss, place);
  EXPECT_EQ(curve.x, (std::vector<double>{10.0, 20.0, 30.0}));
  ASSERT_EQ(curve.y.size(), 3U);
  EXPECT_EQ(curve.y[0], 2.0);
  EXPECT_TRUE(std::isnan(curve.y[1]));
  EXPECT_EQ(curve.y[2], 1.0);
}

}  // namespace
}  // namespace s2s
