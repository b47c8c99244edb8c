#include "engine/curves/curve_table.h"

#include <gtest/gtest.h>

#include <cmath>

namespace s2s {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TEST(CurveTable, CurvesAreMergedByTheirPlaces) {
  const std::vector<double> x{1, 2, 2}, y{4, 3, NAN}, otherX{2, 3.5}, otherY{0.25, 1};
  const std::vector<TableCurve> curves{{"a", x, y}, {"b", otherX, otherY}};
  EXPECT_EQ(curveTable("step", curves),
            (Rows{{"step", "a", "b"}, {"1", "4", ""}, {"2", "3", "0.25"}, {"2", "", ""}, {"3.5", "", "1"}}));
}

TEST(CurveTable, APlaceThatIsNotFiniteIsLeftOut) {
  const std::vector<double> x{-INFINITY, 1, NAN, 3, INFINITY}, y{9, 5, 4, 3, 9}, none{NAN, NAN}, two{1, 2};
  const std::vector<TableCurve> curves{{"a", x, y}, {"b", none, two}};
  EXPECT_EQ(curveTable("time", curves), (Rows{{"time", "a", "b"}, {"1", "5", ""}, {"3", "3", ""}}));
}

}  // namespace
}  // namespace s2s
