#include "engine/comparisons/curve_measure.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace s2s
